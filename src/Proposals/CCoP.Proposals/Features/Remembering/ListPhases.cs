using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Awarding;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Remembering;

internal static class ListPhases
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("phases", Handle)
        .RequireRole(Roles.Grantee, Roles.Facilitator, Roles.Auditor)
        .WithSummary("Awards and projects of the past that a proposal can go on from, the newest first, each with its report or without");

    private static async Task<Ok<Page<PhaseCard>>> Handle(
        ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct, Guid? cop = null, bool? reported = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var (awarded, carriedOut) = (new Id<Award>(cursor ?? Guid.Empty), new Id<Project>(cursor ?? Guid.Empty));
        var awards = await db.AwardsFor(user, clock.GetUtcNow())
            .Where(award => (cop == null || award.CopId == cop) && (cursor == null || award.Id < awarded))
            .Where(award => reported == null || db.PhaseReports.Any(report => report.AwardId == award.Id) == reported)
            .OrderByDescending(award => award.Id)
            .Take(limit + 1)
            .Phases(db)
            .ToListAsync(ct);
        var projects = await db.Projects
            .Where(project => (cop == null || db.Cops.Any(copy => copy.Id == cop && copy.Slug == project.CopSlug)) && (cursor == null || project.Id < carriedOut))
            .Where(project => reported == null || db.PhaseReports.Any(report => report.ProjectId == project.Id) == reported)
            .OrderByDescending(project => project.Id)
            .Take(limit + 1)
            .Phases(db)
            .ToListAsync(ct);
        return TypedResults.Ok(awards.Concat(projects).OrderByDescending(phase => phase.Id).Take(limit + 1).ToList().ToPage(limit, phase => phase.Id));
    }

    public static IQueryable<PhaseCard> Phases(this IQueryable<Award> awards, ProposalsDb db) =>
        from award in awards
        join cop in db.Cops on award.CopId equals cop.Id
        select new PhaseCard(
            award.Id.Value, award.Title, cop.Slug, PhnomPenh.Day(award.MadeAt).Year, null,
            db.PhaseReports.Where(report => report.AwardId == award.Id).Select(report => (DateOnly?)report.ReceivedOn).FirstOrDefault());

    public static IQueryable<PhaseCard> Phases(this IQueryable<Project> projects, ProposalsDb db) => projects.Select(project => new PhaseCard(
        project.Id.Value, project.Title, project.CopSlug, project.Year, project.Slug,
        db.PhaseReports.Where(report => report.ProjectId == project.Id).Select(report => (DateOnly?)report.ReceivedOn).FirstOrDefault()));
}
