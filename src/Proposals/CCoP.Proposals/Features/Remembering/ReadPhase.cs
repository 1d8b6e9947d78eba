using CCoP.Events.Contracts;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Awarding;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Remembering;

internal static class ReadPhase
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("phases/{id:guid}", Handle)
        .RequireRole(Roles.Grantee, Roles.Facilitator, Roles.Auditor)
        .WithSummary("What came of an award or of a project of the past: its report, activities and outputs");

    private static async Task<Results<Ok<PhaseResults>, NotFound>> Handle(Guid id, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var (award, project) = (new Id<Award>(id), new Id<Project>(id));
        return (await db.AwardsFor(user, clock.GetUtcNow()).AnyAsync(known => known.Id == award, ct) || await db.Projects.AnyAsync(known => known.Id == project, ct))
            && await db.PhaseAsync(id, ct) is { } results
            ? TypedResults.Ok(results)
            : TypedResults.NotFound();
    }

    /// <summary>Null when there is neither such an award nor such a project.</summary>
    public static async Task<PhaseResults?> PhaseAsync(this ProposalsDb db, Guid id, CancellationToken ct)
    {
        var (awarded, carriedOut) = (new Id<Award>(id), new Id<Project>(id));
        var card = await db.Awards.Where(award => award.Id == awarded).Phases(db).SingleOrDefaultAsync(ct)
            ?? await db.Projects.Where(project => project.Id == carriedOut).Phases(db).SingleOrDefaultAsync(ct);
        if (card is null)
        {
            return null;
        }

        var report = await db.PhaseReports.Where(report => report.AwardId == awarded || report.ProjectId == carriedOut).Select(report => new PhaseReportItem(report.ReceivedOn, report.Summary, report.Source)).SingleOrDefaultAsync(ct);
        if (card.ProjectSlug is not null)
        {
            return new PhaseResults(card, report, await db.Projects.Where(project => project.Id == carriedOut).Select(project => project.Activities).SingleAsync(ct), []);
        }

        var activities = await db.Proposals
            .Where(proposal => db.Awards.Any(award => award.Id == awarded && award.ProposalId == proposal.Id))
            .SelectMany(proposal => proposal.Activities)
            .OrderBy(activity => activity.Position)
            .Select(activity => activity.Title)
            .ToListAsync(ct);
        var outputs = await db.Outputs
            .Where(output => output.AwardId == id && output.State == OutputState.Published)
            .OrderBy(output => output.Id)
            .Select(output => new PhaseOutput(output.Slug, output.Title))
            .ToListAsync(ct);
        return new PhaseResults(card, report, [.. activities.Select(title => new LocalText(title))], outputs);
    }
}
