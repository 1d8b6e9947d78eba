using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Remembering;

internal static class ListProjects
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("projects", Handle)
        .WithSummary("Projects that CoPs carried out before the platform kept rounds, in the order of their source");

    private static async Task<Ok<Page<ProjectCard>>> Handle(
        ProposalsDb db, CancellationToken ct, [StringLength(60)] string? cop = null, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var (of, after) = (Words.CheckedOrNone(cop, Lengths.Key, "cop"), new Id<Project>(cursor ?? Guid.Empty));
        var items = await db.Projects
            .Where(project => (of == null || project.CopSlug == of) && (cursor == null || project.Id > after))
            .OrderBy(project => project.Id)
            .Take(limit + 1)
            .Cards()
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, project => project.Id));
    }

    public static IQueryable<ProjectCard> Cards(this IQueryable<Project> projects) => projects.Select(project => new ProjectCard(
        project.Id.Value, project.Slug, project.Title, project.CopSlug, project.Year, project.Phase, project.State));
}
