using CCoP.Proposals.Domain;

namespace CCoP.Proposals.Tests.Features;

public sealed class NoInputBreaksIt(ProposalsFixture proposals) : HostileInput(proposals.HttpWith), IClassFixture<ProposalsFixture>
{
    /// <summary>A member with a draft, the chair before a submitted proposal, the facilitator before an approved one, and the importer.</summary>
    protected override async Task<IReadOnlyList<Caller>> CallersAsync()
    {
        var round = await proposals.RoundAsync(quorum: 1);
        var pair = await proposals.PairAsync(round);
        var (draft, submitted, approved, awarded) = (await pair.WrittenAsync(), await pair.SubmittedAsync(), await pair.SubmittedAsync(), await pair.SubmittedAsync());
        var chair = proposals.As(round.Chair, Roles.Committee, Roles.Chair);
        foreach (var id in new[] { submitted, approved, awarded })
        {
            await chair.ScoreProposalAsync(id, Committee.Scores(4), default);
        }

        foreach (var id in new[] { approved, awarded })
        {
            await chair.DecideProposalAsync(id, Committee.Approve(100), await pair.VersionAsync(id), default);
        }

        var award = await chair.IssueAwardAsync(awarded, new NewAward(PaymentOption.Option2), await pair.VersionAsync(awarded), default);
        var (rejected, returned, conditional) = (
            await DecidedAsync(pair, chair, DecisionOutcome.Reject), await DecidedAsync(pair, chair, DecisionOutcome.Return), await DecidedAsync(pair, chair, DecisionOutcome.ApproveWithConditions));
        await proposals.As(round.Substitute, Roles.Committee).RecuseAsync(rejected, new("A friend applies."), default);
        await pair.Left.AppealRejectionAsync(rejected, new(pair.LeftId, "Please look again."), default);
        var condition = (await pair.Left.ReadProposalAsync(conditional, default))!.Decisions[0].Conditions[0].Id;
        var meeting = (await chair.PlanMeetingAsync(new(null, round.RoundId, proposals.Clock.GetUtcNow(), MeetingVenue.InPerson, "Phnom Penh"), default)).Id;
        var member = await proposals.PersonAsync(Roles.Grantee, pair.LeftId, pair.Cop);
        var today = PhnomPenh.Day(proposals.Clock.GetUtcNow());
        var facilitator = await proposals.PersonAsync(Roles.Facilitator);
        var clinic = (await proposals.As(facilitator, Roles.Facilitator).CallClinicAsync(pair.Round, new(null, new("Clinic"), today, today, "KH-12", null, [facilitator]), default)).Id;
        await pair.Left.BringToClinicAsync(draft, clinic, default);
        await proposals.As(facilitator, Roles.Facilitator).WriteNoteAsync(draft, new(null, "Shorter.", null, true), default);
        var involvement = Involvement.Coached(new(submitted), round.Member, "Clinic", proposals.Clock.GetUtcNow());
        await proposals.InDatabaseAsync(db =>
        {
            db.Involvements.Add(involvement);
            return db.SaveChangesAsync();
        });
        var seat = (await proposals.As(facilitator, Roles.Facilitator).ReadRoundAsync(round.RoundId, default))!.Committee.Single(seat => seat.PersonId == round.Member).Id;
        var page = (await pair.Left.ReadProposalAsync(draft, default))!;
        var note = page.Coaching!.Notes[0];
        return
        [
            new(TestTokens.For(member, Roles.Grantee), Known(
                ("id", draft), ("organisationId", pair.LeftId), ("roundId", pair.Round), ("copId", pair.Cop), ("originEventId", proposals.OriginId),
                ("activityId", page.Activities.Items[0].Id!.Value), ("key", page.Sections[0].Key), ("province", "KH-12"), ("contentHash", page.ContentHash),
                ("clinicId", clinic), ("noteId", note.Id), ("AdoptTemplate.version", page.TemplateVersion), ("AnswerNote.state", "done"), ("AnswerNote.If-Match", $"\"{note.Version}\""),
                ("AppealRejection.id", rejected), ("ReadComparison.id", returned), ("FulfilCondition.id", conditional), ("condition", condition),
                ("ReadAward.id", award.Id), ("ProposeAmendment.id", award.Id), ("WithdrawFromAward.id", award.Id), ("RejoinAward.id", award.Id))),
            new(TestTokens.For(round.Chair, Roles.Committee, Roles.Chair), Known(
                ("id", submitted), ("involvementId", involvement.Id.Value), ("criterion", "common-interest"), ("outcome", "reject"), ("AnswerAppeal.id", rejected), ("AnswerAppeal.outcome", "return"), ("proposalId", submitted), ("roundId", pair.Round),
                ("ReadMeeting.id", meeting), ("JoinMeeting.id", meeting), ("VoteOnProposal.id", meeting), ("WriteMinutes.id", meeting), ("CloseDeliberation.id", meeting))),
            new(TestTokens.For(facilitator, Roles.Facilitator), Known(
                ("id", approved), ("ReadAward.id", award.Id), ("ReadRound.id", pair.Round), ("ReadEnvelope.id", pair.Round), ("CallClinic.id", pair.Round), ("ReadClinic.id", clinic), ("ChangeClinic.id", clinic),
                ("WriteNote.id", draft), ("ReadPhase.id", award.Id), ("RecordReport.id", award.Id), ("receivedOn", "2026-01-10"), ("ReadTemplate.version", page.TemplateVersion), ("key", "safety"), ("province", "KH-12"), ("coaches", facilitator),
                ("SeatMember.id", pair.Round), ("EndSeat.id", pair.Round), ("ReviseRubric.id", pair.Round), ("seatId", seat), ("personId", round.Member),
                ("ConfirmCondition.id", conditional), ("SendBackCondition.id", conditional), ("condition", condition),
                ("ApproveAmendment.id", award.Id), ("RefuseAmendment.id", award.Id), ("WithdrawAward.id", award.Id), ("ResumeAward.id", award.Id), ("number", 1))),
            new(TestTokens.Machine(Scopes.All), Known(("sourceKey", round.Key), ("personId", round.Chair), ("weight", 100), ("seat", "chair"))),
        ];
    }

    private async Task<Guid> DecidedAsync(Pair pair, ProposalsClient chair, DecisionOutcome outcome)
    {
        var id = await pair.SubmittedAsync();
        await chair.ScoreProposalAsync(id, Committee.Scores(4), default);
        IReadOnlyList<NewCondition>? conditions = outcome == DecisionOutcome.ApproveWithConditions
            ? [new(new("Send the script.", "ផ្ញើសាច់រឿង។"), PhnomPenh.Day(proposals.Clock.GetUtcNow()), pair.LeftId)]
            : null;
        await chair.DecideProposalAsync(id, Committee.Approve(1) with { Outcome = outcome, Conditions = conditions }, await pair.VersionAsync(id), default);
        return id;
    }

    private static Dictionary<string, string> Known(params IEnumerable<(string Name, object Value)> values) =>
        values.ToDictionary(value => value.Name, value => value.Value.ToString()!, StringComparer.Ordinal);
}
