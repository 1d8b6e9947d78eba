using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Coaching;

internal static class WriteNote
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/notes", Handle)
        .WithSummary("Write to the members of a draft, as a coach of a clinic that is on; also to ask for a change");

    private static async Task<Results<Created<NoteWritten>, NotFound>> Handle(
        Id<Proposal> id, NewNote told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.CoachedBy(user.PersonId, now).Where(draft => draft.ProposalId == id).OrderBy(draft => draft.ClinicId).FirstOrDefaultAsync(ct) is not { } coached
            || await db.Proposals.AsNoTracking().Include(proposal => proposal.Sections).SingleAsync(proposal => proposal.Id == id, ct) is not { IsEditable: true } proposal)
        {
            return TypedResults.NotFound();
        }

        var note = CoachNote.Write(Id<CoachNote>.From(told.Id), coached.ClinicId, proposal, user.PersonId, told, now);
        if (await db.CoachNotes.AsNoTracking().SingleOrDefaultAsync(earlier => earlier.Id == note.Id, ct) is { } earlier)
        {
            Rule.Available(
                (earlier.ProposalId, earlier.CoachId, earlier.Text) == (id, user.PersonId, note.Text), "record.duplicate", "This id belongs to another record. Use a new one.");
        }
        else
        {
            db.CoachNotes.Add(note);
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.Created((string?)null, new NoteWritten(note.Id.Value));
    }
}
