using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Importing;

internal static class ImportRound
{
    public static void Map(IEndpointRouteBuilder imports) => imports
        .MapPut("rounds/{sourceKey}", Handle)
        .WithSummary("Load a round with its envelope, rubric and committee; a demo round opens on its first import");

    private static async Task<Ok<ProposalsImported>> Handle(
        [StringLength(60)] string sourceKey, RoundImport told, ProposalsDb db, TimeProvider clock, CancellationToken ct)
    {
        sourceKey = Words.Checked(sourceKey, 60, "sourceKey");
        var round = await db.Rounds.Include(round => round.Committee).SingleOrDefaultAsync(round => round.SourceKey == sourceKey, ct);
        var isNew = round is null;
        if (round is null)
        {
            var key = Words.Checked(told.Envelope ?? sourceKey, 60, "envelope");
            var envelope = await db.Envelopes.SingleOrDefaultAsync(envelope => envelope.SourceKey == key, ct)
                ?? db.Envelopes.Add(Envelope.Fund(key, told.EnvelopeAmount)).Entity;
            round = db.Rounds.Add(Round.Call(sourceKey, envelope, told, clock.GetUtcNow())).Entity;
        }

        var changed = round.Describe(told);
        if (changed && !isNew)
        {
            db.Touch(round);
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new ProposalsImported(round.Id.Value, isNew ? "created" : changed ? "changed" : "unchanged"));
    }
}
