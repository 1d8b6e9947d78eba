using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

public sealed class HistoryTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "P03")]
    public async Task Every_saved_version_is_kept_with_who_wrote_it_for_whom_and_when()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.WrittenAsync();
        await pair.Left.WriteSectionAsync(id, "idea", "Second.", 1, Ct);
        await pair.Right.WriteSectionAsync(id, "idea", "Third.", 2, Ct);
        await pair.Right.WriteSectionAsync(id, "idea", " Third. ", 3, Ct);

        var versions = (await pair.Left.ListVersionsAsync(id, Ct, "idea")).Items;

        versions.Select(version => version.OrganisationId).ShouldBe([pair.RightId, pair.LeftId, pair.RightId]);
        versions.ShouldAllBe(version => version.Part == "idea" && version.Writer!.StartsWith("Somebody") && version.At <= proposals.Clock.GetUtcNow());
        versions.Select(version => version.Edition).ShouldBeInOrder(SortDirection.Descending);
        var texts = new List<string?>();
        foreach (var version in versions)
        {
            texts.Add((await pair.Left.ListChangesAsync(id, version.Edition - 1, Ct, version.Edition)).ShouldHaveSingleItem().After.Text);
        }

        texts.ShouldBe(["Third.", "Second.", "យើងសរសេរជាមួយគ្នា។"]);
    }

    [Fact, Trait("Row", "P03")]
    public async Task Two_versions_of_any_part_can_be_compared()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.WrittenAsync();
        var edition = (await pair.Left.ListVersionsAsync(id, Ct, limit: 1)).Items[0].Edition;
        var page = (await pair.Left.ReadProposalAsync(id, Ct))!;
        var (activity, line) = (page.Activities.Items[0], page.Budget.Lines[0]);
        await pair.Left.DescribeProposalAsync(id, new(new("Other stories"), proposals.OriginId), page.BasicsVersion, Ct);
        await pair.Left.PlanActivitiesAsync(id, new([activity with { Province = "KH-1" }]), page.Activities.Version, Ct);
        await pair.Right.FillBudgetAsync(
            id, new([new BudgetLine(line.Id, "Camera", "day", 2, Money.Eur(250), activity.Id, pair.LeftId, PaymentOption.Option1)]), page.Budget.Version, Ct);

        var changes = (await pair.Right.ListChangesAsync(id, edition, Ct)).ToDictionary(change => change.Part, StringComparer.Ordinal);

        changes.Keys.ShouldBe(["basics", "activities", "budget"]);
        (changes["basics"].Before!.Basics!.Title.En, changes["basics"].After.Basics!.Title.En).ShouldBe(("Love stories", "Other stories"));
        (changes["activities"].Before!.Activities![0].Province, changes["activities"].After.Activities![0].Province).ShouldBe(("KH-12", "KH-1"));
        (changes["budget"].Before!.Lines![0].UnitCost, changes["budget"].After.Lines![0].UnitCost).ShouldBe((Money.Eur(500), Money.Eur(250)));
        changes["budget"].Versions.ShouldHaveSingleItem().OrganisationId.ShouldBe(pair.RightId);
        (await pair.Right.ListChangesAsync(id, edition, Ct, part: "budget")).ShouldHaveSingleItem().Part.ShouldBe("budget");
    }

    [Fact, Trait("Row", "P04")]
    public async Task Each_member_is_told_what_changed_since_they_last_signed()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.WrittenAsync();
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        await pair.Right.WriteSectionAsync(id, "idea", "The right's idea.", 1, Ct);
        await pair.SignAsync(id, pair.Right, pair.RightId);
        await pair.Left.WriteSectionAsync(id, "issue", "The left's issue.", 1, Ct);

        var members = (await pair.Left.ReadProposalAsync(id, Ct))!.CoApplicants.ToDictionary(member => member.OrganisationId);
        members.Values.ShouldAllBe(member => member.SignedAt == null && member.LastSignOff != null);
        async Task<IEnumerable<string>> ChangedSince(Guid organisation) =>
            (await pair.Left.ListChangesAsync(id, members[organisation].LastSignOff!.Edition, Ct)).Select(change => change.Part);

        (await ChangedSince(pair.LeftId)).ShouldBe(["idea", "issue"]);
        (await ChangedSince(pair.RightId)).ShouldBe(["issue"]);

        // Changed and changed back is no change to read again; it ended the signatures all the same.
        await pair.Left.WriteSectionAsync(id, "issue", "យើងសរសេរជាមួយគ្នា។", 2, Ct);
        (await ChangedSince(pair.RightId)).ShouldBeEmpty();
    }

    [Fact, Trait("Row", "P04")]
    public async Task Who_applies_is_part_of_what_is_signed()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.DraftAsync();
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        var signed = (await pair.Left.ReadProposalAsync(id, Ct))!.CoApplicants.Single().LastSignOff!.Edition;
        await pair.Left.InviteCoApplicantAsync(id, pair.RightId, Ct);
        await pair.Right.AcceptCoApplicationAsync(id, pair.RightId, Ct);

        var change = (await pair.Left.ListChangesAsync(id, signed, Ct)).ShouldHaveSingleItem();

        change.Before!.Members.ShouldBe([pair.LeftId]);
        change.After.Members.ShouldBe([pair.LeftId, pair.RightId], ignoreOrder: true);
        change.Versions.ShouldHaveSingleItem().OrganisationId.ShouldBe(pair.RightId);
    }

    [Fact, Trait("Row", "P03")]
    public async Task Twenty_co_editors_at_once_lose_nothing()
    {
        var round = await proposals.RoundAsync();
        var pair = await proposals.PairAsync(round);
        var id = await pair.WrittenAsync();
        var page = (await pair.Left.ReadProposalAsync(id, Ct))!;
        var activity = page.Activities.Items[0].Id;
        var editors = new List<ProposalsClient>();
        for (var number = 0; number < 20; number++)
        {
            editors.Add(proposals.As(await proposals.PersonAsync(Roles.Grantee, number % 2 == 0 ? pair.LeftId : pair.RightId, pair.Cop), Roles.Grantee));
        }

        // Each adds a line of their own to one of the five sections, as a person does: reads, writes, and after a refusal reads again.
        async Task WriteAsync(int number)
        {
            var key = page.Sections[number % page.Sections.Count].Key;
            for (var through = false; !through;)
            {
                var section = (await editors[number].ReadProposalAsync(id, Ct))!.Sections.Single(section => section.Key == key);
                through = await TryAsync(() => editors[number].WriteSectionAsync(id, key, $"{section.Text}\nLine of {number}.", section.Version, Ct));
            }
        }

        await Task.WhenAll([
            .. Enumerable.Range(0, 20).Select(WriteAsync),
            pair.Right.FillBudgetAsync(
                id, new([.. Enumerable.Range(1, 500).Select(number => new BudgetLine(null, $"Line {number}", "day", 1, Money.Usd(1), activity, pair.LeftId, PaymentOption.Option1))]),
                page.Budget.Version, Ct)]);

        var after = (await pair.Right.ReadProposalAsync(id, Ct))!;
        var written = after.Sections.SelectMany(section => section.Text.Split('\n')).ToList();
        written.Count.ShouldBe(25);
        Enumerable.Range(0, 20).ShouldAllBe(number => written.Contains($"Line of {number}."));
        after.Budget.Lines.Count.ShouldBe(500);
        (await pair.Left.ListChangesAsync(id, 0, Ct)).SelectMany(change => change.Versions).Select(version => version.Edition).ShouldBeUnique();
    }

    [Fact]
    public async Task The_history_is_for_the_members_alone_and_takes_no_nonsense()
    {
        var round = await proposals.RoundAsync();
        var (pair, other) = (await proposals.PairAsync(round), await proposals.PairAsync(round));
        var id = await pair.SubmittedAsync();
        var chair = proposals.As(round.Chair, Roles.Committee, Roles.Chair);

        foreach (var stranger in new[] { other.Left, chair })
        {
            await RefusedAsync(() => stranger.ListVersionsAsync(id, Ct), HttpStatusCode.NotFound);
            await RefusedAsync(() => stranger.ListChangesAsync(id, 0, Ct), HttpStatusCode.NotFound);
        }

        (await pair.Left.ListVersionsAsync(id, Ct, "no-such-part")).Items.ShouldBeEmpty();
        await RefusedAsync(() => pair.Left.ListChangesAsync(id, -1, Ct), HttpStatusCode.BadRequest);
        await RefusedAsync(() => pair.Left.ListVersionsAsync(id, Ct, limit: 0), HttpStatusCode.BadRequest);
        var first = await pair.Left.ListVersionsAsync(id, Ct, limit: 3);
        (await pair.Left.ListVersionsAsync(id, Ct, cursor: first.Next, limit: 100)).Items.Count.ShouldBe(first.Items[^1].Edition - 1);
    }

    private static async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (ApiException stale) when (stale.Status == HttpStatusCode.PreconditionFailed)
        {
            return false;
        }
    }
}
