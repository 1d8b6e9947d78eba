using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Drafting;

/// <summary>What the rules of a submission look at besides the proposal itself.</summary>
/// <param name="Report">Of the phase before.</param>
internal sealed record Surroundings(Round Round, Envelope Envelope, CopCopy Cop, Template Template, IReadOnlyDictionary<Guid, OrganisationCopy> Organisations, Rates Rates, PhaseReport? Report)
{
    public static async Task<Surroundings> OfAsync(Proposal proposal, ProposalsDb db, DateTimeOffset now, CancellationToken ct)
    {
        var about = await (
            from round in db.Rounds
            join envelope in db.Envelopes on round.EnvelopeId equals envelope.Id
            from cop in db.Cops
            from template in db.Templates
            where round.Id == proposal.RoundId && cop.Id == proposal.CopId && template.Version == proposal.TemplateVersion
            select new { round, envelope, cop, template }).AsNoTracking().SingleAsync(ct);
        return new Surroundings(
            about.round,
            about.envelope,
            about.cop,
            about.template,
            await db.Organisations.AsNoTracking().ToDictionaryAsync(organisation => organisation.Id, ct),
            await db.RatesAtAsync(now, ct),
            await ReportAsync(proposal, db, ct));
    }

    private static async Task<PhaseReport?> ReportAsync(Proposal proposal, ProposalsDb db, CancellationToken ct)
    {
        if (proposal.PredecessorId is not { } phase)
        {
            return null;
        }

        var (award, project) = (new Id<Award>(phase), new Id<Project>(phase));
        return await db.PhaseReports.AsNoTracking().SingleOrDefaultAsync(report => report.AwardId == award || report.ProjectId == project, ct);
    }
}
