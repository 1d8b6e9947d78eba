using CCoP.Media.Data;
using CCoP.Media.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Features.Consenting;

internal static class WithdrawConsent
{
    public static void Map(IEndpointRouteBuilder media) => media
        .MapPost("consents/{id:guid}/withdraw", Handle)
        .RequireRole(Roles.Grantee, Roles.Facilitator, Roles.Editor, Roles.Publisher, Roles.Safeguarding)
        .WithSummary("Withdraw a consent for the person who gave it: no reason is needed, and a repeat changes nothing (D02)");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Consent> id, ConsentWithdrawal? told, MediaDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.ConsentRecords.AsNoTracking().SingleOrDefaultAsync(record => record.Consents.Any(consent => consent.Id == id), ct) is not { } record
            || await db.DutiesOfAsync(user, record.CopId, now, ct) is not { MayWithdraw: true } duties)
        {
            return TypedResults.NotFound();
        }

        await db.WithdrawAsync(record.Id, id, duties.Withdrawer, user.PersonId, told?.Reason, now, ct);
        return TypedResults.NoContent();
    }

    /// <summary>Nothing is shown from the moment this returns.</summary>
    public static async Task WithdrawAsync(
        this MediaDb db, Id<ConsentRecord> subject, Id<Consent> id, ConsentWithdrawer by, Guid? person, string? reason, DateTimeOffset now, CancellationToken ct)
    {
        await db.LockSubjectAsync(subject.Value, ct);
        var record = await db.ConsentRecords.Include(record => record.Consents).SingleAsync(record => record.Id == subject, ct);
        if (record.Withdraw(id, by, person, reason, now) is { } changed)
        {
            db.Publish(changed);
        }

        await db.SaveChangesAsync(ct);
    }
}
