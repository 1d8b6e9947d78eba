using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Drafting;

internal static class AdoptTemplate
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPut("{id:guid}/template", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Go on writing a draft with the current templates; nothing that was written is lost");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, TemplateChoice told, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await Draft.OpenAsync(id, db, user, clock.GetUtcNow(), ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        var current = await db.CurrentTemplateAsync(ct);
        Rule.Require(told.Version == current.Version, "template.not_current", "A newer version of the templates was published. Load the page again.", ("current", current.Version));
        draft.ToWrite().Adopt(current, version.Version);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
