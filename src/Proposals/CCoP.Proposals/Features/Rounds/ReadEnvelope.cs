using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Rounds;

/// <summary>What is in conflict with the reader is in neither the entries nor the sum (P11).</summary>
internal static class ReadEnvelope
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("rounds/{id:guid}/envelope", Handle)
        .RequireRole(Roles.Facilitator, Roles.Auditor, Roles.FinanceVerify, Roles.FinanceApprove, Roles.FinancePay)
        .WithSummary("The envelope of a round: every reservation and release, the newest first");

    private static async Task<Results<Ok<EnvelopePage>, NotFound>> Handle(
        Id<Round> id, ProposalsDb db, CurrentUser user, CancellationToken ct, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        if (await db.Envelopes.AsNoTracking().SingleOrDefaultAsync(envelope => db.Rounds.Any(round => round.Id == id && round.EnvelopeId == envelope.Id), ct) is not { } envelope)
        {
            return TypedResults.NotFound();
        }

        var known = db.NotHiddenFrom(user.PersonId).Select(proposal => proposal.Id);
        var entries = db.EnvelopeEntries.Where(entry => entry.EnvelopeId == envelope.Id && known.Contains(entry.ProposalId));
        var reserved = await entries.SumAsync(entry => entry.AmountEur, ct);
        var after = new Id<EnvelopeEntry>(cursor ?? Guid.Empty);
        var items = await (
            from entry in entries
            where cursor == null || entry.Id < after
            orderby entry.Id descending
            join proposal in db.Proposals on entry.ProposalId equals proposal.Id
            join round in db.Rounds on entry.RoundId equals round.Id
            select new EnvelopeEntryItem(
                entry.Id.Value, entry.Cause, Money.Eur(entry.AmountEur), proposal.Id.Value, proposal.Title, round.Id.Value, round.Title, entry.Reason,
                db.Roles.Where(role => role.PersonId == entry.By).OrderByDescending(role => role.Revision).Select(role => role.PersonName).FirstOrDefault() ?? "", entry.At))
            .Take(limit + 1)
            .ToListAsync(ct);
        var rounds = await db.Rounds
            .Where(round => round.EnvelopeId == envelope.Id)
            .OrderBy(round => round.Id)
            .Select(round => new EnvelopeRound(
                round.Id.Value, round.Title,
                round.CeilingEur == null ? null : Money.Eur(round.CeilingEur.Value), round.ProposalCeilingEur == null ? null : Money.Eur(round.ProposalCeilingEur.Value)))
            .ToListAsync(ct);
        return TypedResults.Ok(new EnvelopePage(
            envelope.Id.Value, Money.Eur(envelope.AmountEur), Money.Eur(reserved), Money.Eur(envelope.AmountEur - reserved), rounds, items.ToPage(limit, entry => entry.Id)));
    }
}
