using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Agreeing;

internal static class DraftMou
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("awards/{id:guid}/mou", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Draft the next version of the award's memorandum; it replaces the last one and needs every signature");

    private static async Task<Results<Created<MouDrafted>, NotFound>> Handle(
        Id<AwardLedger> id, NewMou told, Seen version, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.VisibleTo(user, now).AnyAsync(visible => visible.Id == id, ct) || !await db.LockAsync(id, ct))
        {
            return TypedResults.NotFound();
        }

        var ledger = await db.Whole.SingleAsync(ledger => ledger.Id == id, ct);
        db.Expect(ledger, version);
        var facilitator = await db.RolesOf(user.PersonId, ledger.CopId, now)
            .Where(role => role.Role == Roles.Facilitator && role.OrganisationId != null)
            .OrderBy(role => role.From)
            .Select(role => role.OrganisationId)
            .FirstOrDefaultAsync(ct);
        Rule.Allowed(facilitator is not null, "organisation.not_yours", "Only a facilitator of an organisation drafts a memorandum: that organisation is a party.");

        var confirmed = await db.Cops.Where(cop => cop.Id == ledger.CopId).Select(cop => cop.RepresentativeOrganisationId).SingleOrDefaultAsync(ct);
        var drafted = ledger.DraftMou(told, confirmed, facilitator.Value, user.PersonId, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/finance/awards/{id}", drafted);
    }
}
