using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Templates;

internal static class ReadTemplate
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("templates/{version}", Handle)
        .WithSummary("One version of the templates");

    private static async Task<Results<Ok<TemplatePage>, NotFound>> Handle([StringLength(20)] string version, ProposalsDb db, CancellationToken ct) =>
        await db.Templates.Where(template => template.Version == version).Pages(db).SingleOrDefaultAsync(ct) is { } page ? TypedResults.Ok(page) : TypedResults.NotFound();
}
