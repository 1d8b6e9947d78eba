using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Importing;

internal static class ImportOriginEvent
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("events/{sourceKey}", Handle)
        .WithSummary("Load a Linking and Learning event that a proposal can cite as its origin");

    private static async Task<Ok<ProposalsImported>> Handle(
        [StringLength(60)] string sourceKey, OriginEventImport told, ProposalsDb db, CancellationToken ct)
    {
        sourceKey = Words.Checked(sourceKey, 60, "sourceKey");
        var origin = await db.OriginEvents.SingleOrDefaultAsync(origin => origin.SourceKey == sourceKey, ct);
        var isNew = origin is null;
        origin ??= db.OriginEvents.Add(OriginEvent.Record(sourceKey)).Entity;
        var changed = origin.Describe(told);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new ProposalsImported(origin.Id.Value, isNew ? "created" : changed ? "changed" : "unchanged"));
    }
}
