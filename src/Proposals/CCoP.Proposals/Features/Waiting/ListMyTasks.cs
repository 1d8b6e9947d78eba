using CCoP.Proposals.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Waiting;

internal static class ListMyTasks
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("my/tasks", Handle)
        .WithSummary("What waits for the signed-in person, the soonest due first (B01)");

    private static async Task<Ok<Page<MyTask>>> Handle(ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<MyTask> tasks =
        [
            .. await MembersTasks.OfAsync(db, user, now, ct),
            .. await CommitteeTasks.OfAsync(db, user, now, ct),
            .. await StaffTasks.OfAsync(db, user, now, ct),
        ];
        return TypedResults.Ok(new Page<MyTask>([.. tasks.OrderBy(task => task.Due ?? DateTimeOffset.MaxValue).ThenBy(task => task.Id)], Next: null));
    }
}
