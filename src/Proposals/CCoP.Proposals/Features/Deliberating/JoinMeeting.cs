using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Deliberating;

internal static class JoinMeeting
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("meetings/{id:guid}/join", Handle)
        .RequireRole(Roles.Committee, Roles.Chair, Roles.Facilitator)
        .WithSummary("Say that one is in the meeting; a repeat changes nothing");

    private static async Task<Results<NoContent, NotFound>> Handle(Id<Meeting> id, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.MeetingsFor(user, now).AnyAsync(meeting => meeting.Id == id, ct) || !await db.LockAsync(id, ct))
        {
            return TypedResults.NotFound();
        }

        (await db.Meetings.Include(meeting => meeting.Attendance).SingleAsync(meeting => meeting.Id == id, ct)).Join(user.PersonId, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
