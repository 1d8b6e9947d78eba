using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Templates;

internal static class ListTemplates
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("templates", Handle)
        .WithSummary("Versions of the templates for proposal, budget and agenda, the newest first");

    private static async Task<Ok<Page<TemplatePage>>> Handle(ProposalsDb db, CancellationToken ct, DateTimeOffset? cursor = null, [Range(1, 100)] int limit = 20)
    {
        var before = (cursor ?? DateTimeOffset.MaxValue).ToUniversalTime();
        var items = await db.Templates
            .Where(template => template.PublishedAt < before)
            .OrderByDescending(template => template.PublishedAt)
            .Take(limit + 1)
            .Pages(db)
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, template => template.PublishedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
    }

    public static IQueryable<TemplatePage> Pages(this IQueryable<Template> templates, ProposalsDb db) => templates.Select(template => new TemplatePage(
        template.Version, template.PublishedAt, !db.Templates.Any(later => later.PublishedAt > template.PublishedAt), template.Sections, template.Budget, template.Agenda));
}
