using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Drafting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Coaching;

internal static class AnswerNote
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/notes/{noteId:guid}/answer", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Answer a coach's request for change: done, or declined with a reason");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, Id<CoachNote> noteId, ChangeAnswer told, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Draft.OpenAsync(id, db, user, now, ct) is not { } draft
            || await db.CoachNotes.SingleOrDefaultAsync(note => note.Id == noteId && note.ProposalId == id, ct) is not { } note)
        {
            return TypedResults.NotFound();
        }

        draft.ToWrite();
        db.Expect(note, version);
        note.Respond(told, user.PersonId, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
