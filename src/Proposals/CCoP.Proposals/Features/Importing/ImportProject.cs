using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Importing;

internal static class ImportProject
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("projects/{sourceKey}", Handle)
        .WithSummary("Load a project of the past, as its source tells it");

    private static async Task<Ok<ProposalsImported>> Handle([StringLength(60)] string sourceKey, ProjectImport told, ProposalsDb db, CancellationToken ct)
    {
        sourceKey = Words.Checked(sourceKey, Lengths.Key, "sourceKey");
        var before = Words.CheckedOrNone(told.Predecessor, Lengths.Key, "predecessor");
        var predecessor = before is null ? null : await db.Projects.SingleOrDefaultAsync(project => project.Slug == before, ct);
        Rule.Require(before is null || predecessor is not null, "import.unknown_key", "Import the records that this one names first.", ("missing", new[] { before }));

        var project = await db.Projects.SingleOrDefaultAsync(project => project.Slug == sourceKey, ct);
        var isNew = project is null;
        project ??= db.Projects.Add(Project.Record(sourceKey)).Entity;
        var changed = project.Describe(told, predecessor);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new ProposalsImported(project.Id.Value, isNew ? "created" : changed ? "changed" : "unchanged"));
    }
}
