using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Ruling;

internal static class RuleOnHosting
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapPost("hostings/{id:guid}/ruling", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Confirm or refute that one organisation hosts another, with a reason");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Hosting> id, HostingRuling ruling, Seen version, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Hostings.SingleOrDefaultAsync(hosting => hosting.Id == id, ct) is not { } hosting)
        {
            return TypedResults.NotFound();
        }

        db.Expect(hosting, version);
        var pair = await db.Organisations.Where(organisation => organisation.Id == hosting.HostId || organisation.Id == hosting.HostedId).ToListAsync(ct);
        var concerned = await db.Hostings.Where(other =>
            other.HostId == hosting.HostId || other.HostedId == hosting.HostId || other.HostId == hosting.HostedId || other.HostedId == hosting.HostedId).ToListAsync(ct);

        hosting.RuleOn(
            ruling.State!.Value, ruling.Reason, ruling.IsReasonPublic,
            pair.Single(organisation => organisation.Id == hosting.HostId), pair.Single(organisation => organisation.Id == hosting.HostedId),
            user.PersonId, clock.GetUtcNow());
        db.Publish(pair.Select(organisation => organisation.Changed(concerned)));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
