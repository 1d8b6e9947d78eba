using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Awarding;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Remembering;

internal static class RecordReport
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPut("phases/{id:guid}/report", Handle)
        .RequireRole(Roles.Facilitator)
        .WithSummary("Record that the report of an award or of a project of the past was received; a repeat corrects it");

    private static async Task<Results<NoContent, NotFound>> Handle(Guid id, NewPhaseReport told, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (now, award, project) = (clock.GetUtcNow(), new Id<Award>(id), new Id<Project>(id));
        var isAward = await db.AwardsFor(user, now).AnyAsync(known => known.Id == award, ct);
        if (!isAward && !await db.Projects.AnyAsync(known => known.Id == project, ct))
        {
            return TypedResults.NotFound();
        }

        var report = await db.PhaseReports.SingleOrDefaultAsync(report => report.AwardId == award || report.ProjectId == project, ct)
            ?? db.PhaseReports.Add(isAward ? PhaseReport.Of(award) : PhaseReport.Of(project)).Entity;
        report.Record(told, user.PersonId, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
