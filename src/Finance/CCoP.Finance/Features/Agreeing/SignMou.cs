using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Agreeing;

internal static class SignMou
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("awards/{id:guid}/mou/signatures", Handle)
        .RequireRole(Roles.Grantee, Roles.Facilitator)
        .WithSummary("Sign for one party on exactly the memorandum that was read");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<AwardLedger> id, NewMouSignature told, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.VisibleTo(user, now).AnyAsync(visible => visible.Id == id, ct) || !await db.LockAsync(id, ct))
        {
            return TypedResults.NotFound();
        }

        var ledger = await db.Whole.SingleAsync(ledger => ledger.Id == id, ct);
        var organisation = told.OrganisationId!.Value;
        Rule.Allowed(
            await db.SignatoryFor(ledger.CopId, user, now).ContainsAsync(organisation, ct),
            "organisation.not_yours", "You can sign only for a party that you represent.");
        db.Publish(ledger.SignMou(organisation, user.PersonId, told.Hash, now));
        db.Touch(ledger);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>The organisations for which a person can sign: as a member's representative, or as facilitator of the facilitating one.</summary>
    public static IQueryable<Guid> SignatoryFor(this FinanceDb db, Guid cop, CurrentUser user, DateTimeOffset now) => db.RolesOf(user.PersonId, cop, now)
        .Where(role => role.OrganisationId != null && (role.Role == Roles.Grantee || role.Role == Roles.Facilitator))
        .Select(role => role.OrganisationId!.Value);
}
