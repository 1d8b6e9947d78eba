using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Reviewing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Deliberating;

internal static class WriteMinutes
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPut("meetings/{id:guid}/proposals/{proposalId:guid}/minutes", Handle)
        .RequireRole(Roles.Committee, Roles.Chair, Roles.Facilitator)
        .WithSummary("Write the minutes of one item, as the facilitator, the chair or the substitute");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Meeting> id, Id<Proposal> proposalId, NewMinutes told, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Matter.OpenAsync(id, proposalId, db, user, now, ct) is not { } matter)
        {
            return TypedResults.NotFound();
        }

        Rule.Allowed(
            user.Is(Roles.Facilitator) || (await db.RulersAsync(proposalId, now, ct)).Contains(user.PersonId),
            "minutes.not_yours", "The facilitator, the chair or the substitute writes the minutes.");
        matter.Begun(db).WriteMinutes(told, matter.Proposal, version.Version);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
