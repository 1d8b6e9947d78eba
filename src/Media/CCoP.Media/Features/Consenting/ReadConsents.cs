using CCoP.Media.Data;
using CCoP.Media.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Features.Consenting;

internal static class ReadConsents
{
    public static void Map(IEndpointRouteBuilder media) => media
        .MapGet("subjects/{id:guid}/consents", Handle)
        .WithSummary("The consents about an item or a story, and whether they allow its publication (D02)");

    private static async Task<Results<Ok<ConsentsPage>, NotFound>> Handle(Id<ConsentRecord> id, MediaDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.ConsentRecords.AsNoTracking().Include(record => record.Consents).SingleOrDefaultAsync(record => record.Id == id, ct) is not { } record
            || await db.DutiesOfAsync(user, record.CopId, now, ct) is not { MaySee: true } duties)
        {
            return TypedResults.NotFound();
        }

        var today = PhnomPenh.Day(now);
        var names = await db.NamesAsync(record.Consents.Select(consent => consent.RecordedBy), ct);
        return TypedResults.Ok(new ConsentsPage(
            id.Value, record.Subject, record.CopId, record.PeopleShown, record.AllowsPublication(today),
            record.MissingOn(today), record.CountOf(ConsentState.Withdrawn, today), record.CountOf(ConsentState.Expired, today),
            record.Items(duties, names, today), duties.MayRecordConsent));
    }

    /// <summary>The newest first; names, guardians and reasons are for those who may record consents.</summary>
    public static IReadOnlyList<ConsentItem> Items(this ConsentRecord record, Duties duties, IReadOnlyDictionary<Guid, string> names, DateOnly today) =>
        [.. record.Consents.OrderByDescending(consent => consent.RecordedAt).ThenByDescending(consent => consent.Id.Value).Select(consent => new ConsentItem(
            consent.Id.Value, duties.MayRecordConsent ? consent.PersonName : null, consent.PersonName is null, duties.MayRecordConsent ? consent.Guardian : null,
            consent.IsGroup, consent.PeopleCovered, consent.ExplainedBy, consent.Language, consent.InterpreterUsed, consent.Method, consent.Channels, consent.Audience,
            consent.GivenOn, consent.ExpiresOn, record.StateOf(consent, today), consent.ReplacesId?.Value,
            names.GetValueOrDefault(consent.RecordedBy, ""), consent.RecordedAt, consent.WithdrawnAt, consent.WithdrawnBy, duties.MayRecordConsent ? consent.WithdrawalReason : null))];
}
