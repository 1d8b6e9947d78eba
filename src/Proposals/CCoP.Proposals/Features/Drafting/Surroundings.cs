using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Drafting;

/// <summary>What the rules of a submission look at besides the proposal itself.</summary>
internal sealed record Surroundings(Round Round, Envelope Envelope, CopCopy Cop, IReadOnlyDictionary<Guid, OrganisationCopy> Organisations, Rates Rates)
{
    public static async Task<Surroundings> OfAsync(Proposal proposal, ProposalsDb db, DateTimeOffset now, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().SingleAsync(round => round.Id == proposal.RoundId, ct);
        return new Surroundings(
            round,
            await db.Envelopes.AsNoTracking().SingleAsync(envelope => envelope.Id == round.EnvelopeId, ct),
            await db.Cops.AsNoTracking().SingleAsync(cop => cop.Id == proposal.CopId, ct),
            await db.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Id, ct),
            await db.RatesAtAsync(now, ct));
    }
}
