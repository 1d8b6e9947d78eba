using System.Data;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Coaching;
using CCoP.Proposals.Features.Drafting;
using CCoP.Proposals.Features.Remembering;
using CCoP.Proposals.Features.Reviewing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reading;

/// <summary>
/// The one read that loads the aggregate: its totals and what a submission would be refused for are rules, and rules live there.
/// One snapshot, so that the hash belongs to the content that is shown.
/// </summary>
internal static class ReadProposal
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("{id:guid}", Handle)
        .WithSummary("A proposal with all its parts, and what the reader may do with it");

    private static async Task<Results<Ok<ProposalPage>, NotFound>> Handle(Id<Proposal> id, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (!await db.VisibleTo(user, now).AnyAsync(visible => visible.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var proposal = await db.Whole.AsNoTracking().SingleAsync(proposal => proposal.Id == id, ct);
        var around = await Surroundings.OfAsync(proposal, db, now, ct);
        var mine = proposal.IsEditable || proposal.HasOpenConditions || proposal.AppealUntil is not null ? await db.Represented(user.PersonId, proposal.CopId, now).ToListAsync(ct) : [];
        var origin = proposal.OriginEventId is null ? null : await db.OriginEvents
            .Where(origin => origin.Id == proposal.OriginEventId)
            .Select(origin => new OriginEventItem(origin.Id.Value, origin.Title, origin.PrintedDate, origin.Place))
            .SingleAsync(ct);
        var award = proposal.Decisions.Count == 0 ? null : await db.Awards.Where(award => award.ProposalId == id).Cards(db).SingleOrDefaultAsync(ct);
        var submissions = proposal.SubmissionCount == 0 ? [] : await db.Submissions
            .Where(submission => submission.ProposalId == id)
            .OrderBy(submission => submission.Number)
            .Select(submission => new SubmissionItem(submission.Number, submission.ContentHash, submission.At))
            .ToListAsync(ct);
        var coaching = await db.CoachingAsync(proposal, user, mine, now, ct);
        var predecessor = proposal.PredecessorId is { } phase ? await db.PhaseAsync(phase, ct) : null;
        var newer = proposal.IsEditable
            ? await db.Templates.Where(later => later.PublishedAt > around.Template.PublishedAt).OrderByDescending(later => later.PublishedAt).Select(later => later.Version).FirstOrDefaultAsync(ct)
            : null;
        var leftOver = await LeftOverAsync(proposal, db, ct);
        var comments = proposal.Decisions.Count == 0 ? [] : await db.CommentsToCop(proposal).ToListAsync(ct);
        return TypedResults.Ok(Page(proposal, around, leftOver, newer, mine, origin, predecessor, award, coaching, submissions, comments, user, now));
    }

    private static ProposalPage Page(
        Proposal proposal, Surroundings around, List<TemplateItem> leftOver, string? newer, List<Guid> mine, OriginEventItem? origin, PhaseResults? predecessor, AwardCard? award,
        CoachingPart? coaching, List<SubmissionItem> submissions, List<string> comments, CurrentUser user, DateTimeOffset now)
    {
        var round = around.Round;
        return new ProposalPage(
            proposal.Id.Value, proposal.Title, around.Cop.Id, around.Cop.Slug, around.Cop.Name,
            new RoundCard(round.Id.Value, round.Title, round.Opens, round.Deadline.At, round.StateAt(now), round.Demo, Money.Eur(around.Envelope.AmountEur)),
            proposal.State, proposal.TemplateVersion, newer, origin, predecessor,
            [.. around.Template.Sections.Concat(leftOver).Select(section => (section, written: proposal.Sections.Single(written => written.Key == section.Key)))
                .Select(item => new SectionItem(item.section.Key, item.section.Title, item.section.Hint, item.written.Text, item.written.IsLeftOver, (uint)item.written.Revision))],
            new ActivitiesPart(
                [.. proposal.Activities.OrderBy(activity => activity.Position).Select(activity => activity.ToItem())],
                [.. proposal.Activities.OrderBy(activity => activity.Position)
                    .Select(activity => new AgendaPart(activity.Id.Value, activity.Agenda, activity.AgendaFits, (uint)activity.AgendaRevision))],
                (uint)proposal.ActivitiesRevision),
            ProposalParts.Budget(proposal, around.Rates),
            [.. proposal.CoApplicants.OrderBy(member => member.ChangedAt).ThenBy(member => member.OrganisationId).Select(member => ProposalParts.CoApplicant(member, proposal, around, mine))],
            proposal.ContentHash, (uint)proposal.BasicsRevision,
            proposal.IsEditable
                ? [.. proposal.Obstacles(round, around.Envelope, around.Cop, around.Organisations, around.Rates, around.Report, now).Select(obstacle => obstacle.Code)]
                : [],
            MayEdit: proposal.IsEditable && mine.Exists(proposal.HasAccepted),
            MaySignFor: proposal.IsEditable
                ? [.. mine.Where(organisation => proposal.HasAccepted(organisation) && !proposal.SignOffs.Any(signOff => signOff.OrganisationId == organisation))]
                : [],
            MayAcceptFor: proposal.IsEditable
                ? [.. mine.Where(organisation => proposal.CoApplicants.Any(member => member.OrganisationId == organisation && member.State == CoApplicantState.Invited))]
                : [],
            proposal.SubmittedAt,
            [.. proposal.Decisions.OrderBy(decision => decision.At).Select(decision => new DecisionItem(
                decision.Outcome, decision.Reason, [.. decision.Conditions.OrderBy(condition => condition.Position).Select(condition => ProposalParts.Condition(condition, mine, user))],
                decision.ApprovedEur is { } eur ? Money.Eur(eur) : null, decision.Lines, decision.At, decision.Votes))],
            award, coaching, proposal.Version, proposal.HandInBy(round).At, submissions,
            proposal.AppealUntil is { } appeal && !appeal.HasPassed(now) ? appeal.At : null,
            MayAppealFor: proposal.AppealUntil is { } until && !until.HasPassed(now) ? [.. mine.Where(proposal.HasAccepted)] : [],
            proposal.Appeal is { } made
                ? new AppealItem(made.OrganisationId, made.Reason, made.At, made.Outcome, made.Outcome is null ? null : made.Answer, made.AnsweredAt)
                : null,
            comments);
    }

    /// <summary>Sections with text that the templates in use do not ask for, as the last ones that did named them.</summary>
    private static async Task<List<TemplateItem>> LeftOverAsync(Proposal proposal, ProposalsDb db, CancellationToken ct)
    {
        var keys = proposal.Sections.Where(section => section is { IsLeftOver: true, IsBlank: false }).Select(section => section.Key).ToList();
        if (keys.Count == 0)
        {
            return [];
        }

        var earlier = await db.Templates.AsNoTracking().OrderByDescending(template => template.PublishedAt).ToListAsync(ct);
        return [.. keys.Select(key => earlier.SelectMany(template => template.Sections).First(section => section.Key == key))];
    }
}
