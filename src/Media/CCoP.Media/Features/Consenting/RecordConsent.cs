using CCoP.Media.Data;
using CCoP.Media.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Features.Consenting;

internal static class RecordConsent
{
    public static void Map(IEndpointRouteBuilder media) => media
        .MapPost("consents", Handle)
        .RequireRole(Roles.Grantee, Roles.Facilitator, Roles.Editor, Roles.Safeguarding)
        .WithSummary("Record what a person agreed to; the answer holds the code with which they can withdraw it, this once (D02)");

    private static async Task<Results<Created<ConsentRecorded>, NotFound>> Handle(NewConsent told, MediaDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (now, subject) = (clock.GetUtcNow(), told.SubjectId!.Value);
        if (await SubjectAsync(told, db, ct) is not { } record || await db.DutiesOfAsync(user, record.CopId, now, ct) is not { MayRecordConsent: true })
        {
            return TypedResults.NotFound();
        }

        var id = Id<Consent>.From(told.Id);
        var (code, onPaper) = WithdrawalCode.Make();
        if (await db.Consents.SingleOrDefaultAsync(earlier => earlier.Id == id, ct) is { } earlier)
        {
            Rule.Available(
                earlier.RecordId == record.Id && earlier.RecordedBy == user.PersonId && earlier.GivenOn == told.GivenOn,
                "record.duplicate", "This id belongs to another record. Use a new one.");
            earlier.Add(code);
        }
        else
        {
            db.Publish(record.Record(id, told, code, user.PersonId, now));
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/media/subjects/{subject}/consents", new ConsentRecorded(id.Value, onPaper));
    }

    /// <summary>Locked; the record of a story begins with its first consent. Null when there is no such item or CoP.</summary>
    private static async Task<ConsentRecord?> SubjectAsync(NewConsent told, MediaDb db, CancellationToken ct)
    {
        var id = new Id<ConsentRecord>(told.SubjectId!.Value);
        if (await db.LockSubjectAsync(id.Value, ct))
        {
            var record = await db.ConsentRecords.Include(record => record.Consents).SingleAsync(record => record.Id == id, ct);
            return record.Subject == told.Subject && (told.CopId is null || told.CopId == record.CopId) ? record : null;
        }

        return told is { Subject: ConsentSubject.Story, CopId: { } cop } && await db.Cops.AnyAsync(copy => copy.Id == cop, ct)
            ? db.ConsentRecords.Add(ConsentRecord.OfStory(id.Value, cop)).Entity
            : null;
    }
}
