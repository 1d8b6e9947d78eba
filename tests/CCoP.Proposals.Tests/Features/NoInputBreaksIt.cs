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
        var member = await proposals.PersonAsync(Roles.Grantee, pair.LeftId, pair.Cop);
        var today = PhnomPenh.Day(proposals.Clock.GetUtcNow());
        var facilitator = await proposals.PersonAsync(Roles.Facilitator);
        var clinic = (await proposals.As(facilitator, Roles.Facilitator).CallClinicAsync(pair.Round, new(null, new("Clinic"), today, today, "KH-12", null, [facilitator]), default)).Id;
        await pair.Left.BringToClinicAsync(draft, clinic, default);
        await proposals.As(facilitator, Roles.Facilitator).WriteNoteAsync(draft, new(null, "Shorter.", null, true), default);
        var page = (await pair.Left.ReadProposalAsync(draft, default))!;
        var note = page.Coaching!.Notes[0];
        return
        [
            new(TestTokens.For(member, Roles.Grantee), Known(
                ("id", draft), ("organisationId", pair.LeftId), ("roundId", pair.Round), ("copId", pair.Cop), ("originEventId", proposals.OriginId),
                ("activityId", page.Activities.Items[0].Id!.Value), ("key", page.Sections[0].Key), ("province", "KH-12"), ("contentHash", page.ContentHash),
                ("clinicId", clinic), ("noteId", note.Id), ("AnswerNote.state", "done"), ("AnswerNote.If-Match", $"\"{note.Version}\""))),
            new(TestTokens.For(round.Chair, Roles.Committee, Roles.Chair), Known(("id", submitted), ("criterion", "interest"), ("outcome", "reject"))),
            new(TestTokens.For(facilitator, Roles.Facilitator), Known(
                ("id", approved), ("ReadAward.id", award.Id), ("ReadRound.id", pair.Round), ("CallClinic.id", pair.Round), ("ReadClinic.id", clinic), ("ChangeClinic.id", clinic),
                ("WriteNote.id", draft), ("ReadPhase.id", award.Id), ("RecordReport.id", award.Id), ("receivedOn", "2026-01-10"), ("province", "KH-12"), ("coaches", facilitator))),
            new(TestTokens.Machine(Scopes.All), Known(("sourceKey", round.Key), ("personId", round.Chair), ("weight", 100), ("seat", "chair"))),
        ];
    }

    private static Dictionary<string, string> Known(params IEnumerable<(string Name, object Value)> values) =>
        values.ToDictionary(value => value.Name, value => value.Value.ToString()!, StringComparer.Ordinal);
}
