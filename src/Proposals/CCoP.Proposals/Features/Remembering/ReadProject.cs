using CCoP.Proposals.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Remembering;

internal static class ReadProject
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("projects/{slug}", Handle)
        .WithSummary("A project of the past with its titles, members and phases");

    private static async Task<Results<Ok<ProjectPage>, NotFound>> Handle(string slug, ProposalsDb db, CancellationToken ct)
    {
        if (await db.Projects.AsNoTracking().SingleOrDefaultAsync(project => project.Slug == slug, ct) is not { } project)
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok(new ProjectPage(
            project.Id.Value, project.Slug, project.Title, project.Titles, project.CopSlug, project.Year, project.Phase, project.State,
            await db.Projects.Where(other => other.Id == project.PredecessorId).Cards().SingleOrDefaultAsync(ct),
            await db.Projects.Where(other => other.PredecessorId == project.Id).OrderBy(other => other.Id).Cards().FirstOrDefaultAsync(ct),
            project.Activities, project.Members, project.OrganisationSlugs, project.AmountEur is { } amount ? Money.Eur(amount) : null, project.Source));
    }
}
