using System.Net;
using CCoP.Events.Contracts;
using CCoP.Finance.Contracts;
using CCoP.Proposals.Contracts;
using static CCoP.Testing.Refusals;

namespace CCoP.Membership.Tests.Features;

/// <summary>The life of a CoP, from forming to disbanded and back.</summary>
public sealed class LivingTests(MembershipFixture membership) : IClassFixture<MembershipFixture>
{
    private static readonly LocalText Reflection = new("We reached it together.", "យើងសម្រេចបានជាមួយគ្នា។");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private MembershipClient Facilitator => membership.As(Guid.CreateVersion7(), Roles.Facilitator);

    [Fact, Trait("Row", "M05")]
    public async Task A_CoP_cannot_become_Established_without_the_three_parts_and_at_least_one_goal()
    {
        await Facilitator.FormCopAsync(new("parts", new("Parts"), "teal", MeetingMode.Online), Ct);
        await RefusedAsync(() => Facilitator.FormCopAsync(new("parts", new("Again"), "teal", MeetingMode.Online), Ct), HttpStatusCode.Conflict, "record.duplicate");
        var refused = await RefusedAsync(async () => await Facilitator.EstablishCopAsync("parts", await VersionAsync("parts"), Ct), HttpStatusCode.UnprocessableEntity, "cop.parts_missing");
        refused.Facts["missing"].EnumerateArray().Select(part => part.GetString()).ShouldBe(["domain", "practice", "community", "goal"]);

        var whole = new CopDescription(new("Parts"), new("domain"), new("practice"), new("community"), [new("goal")], MeetingMode.Hybrid, []);
        await DescribeAsync("parts", whole with { Goals = [] });
        (await DeskAsync("parts")).Missing.ShouldBe(["goal"]);
        await RefusedAsync(async () => await Facilitator.EstablishCopAsync("parts", await VersionAsync("parts"), Ct), HttpStatusCode.UnprocessableEntity, "cop.parts_missing");

        await DescribeAsync("parts", whole);
        await Facilitator.EstablishCopAsync("parts", await VersionAsync("parts"), Ct);
        (await DeskAsync("parts")).State.ShouldBe(CopState.Established);
        await RefusedAsync(() => DescribeAsync("parts", whole with { Practice = null }), HttpStatusCode.UnprocessableEntity, "cop.parts_missing");
        await RefusedAsync(async () => await Facilitator.EstablishCopAsync("parts", await VersionAsync("parts"), Ct), HttpStatusCode.UnprocessableEntity, "cop.state");
        await RefusedAsync(() => DescribeAsync("parts", whole with { Groups = ["nobody"] }), HttpStatusCode.UnprocessableEntity, "import.unknown_key");
    }

    [Fact, Trait("Row", "M06")]
    public async Task Disband_is_refused_while_an_advance_is_uncleared_or_a_report_is_due_and_told_otherwise()
    {
        var cop = await CopAsync("ending");
        var award = Guid.CreateVersion7();
        await membership.Bus.PublishAsync(new AwardMade(award, Guid.CreateVersion7(), cop, new("Award"), [], PaymentOption.Option2, Money.Eur(100), [], [], membership.Clock.GetUtcNow()));
        await BecomesAsync("ending", desk => desk.State == CopState.Awarded);
        await membership.Bus.PublishAsync(new GatheringHeld(Guid.CreateVersion7(), cop, award, Guid.CreateVersion7(), new(2026, 11, 1), new(2026, 11, 1), membership.Clock.GetUtcNow()));
        await BecomesAsync("ending", desk => desk.State == CopState.Active);
        var advance = Guid.CreateVersion7();
        await membership.Bus.PublishAsync(new AdvanceChanged(advance, 4, award, cop, IsUncleared: true));
        await BecomesAsync("ending", desk => desk.UnclearedAdvances == 1);

        await RefusedAsync(() => DisbandAsync("ending"), HttpStatusCode.UnprocessableEntity, "cop.advance_uncleared");
        await membership.Bus.PublishAsync(new AdvanceChanged(advance, 9, award, cop, IsUncleared: false));
        await BecomesAsync("ending", desk => desk.UnclearedAdvances == 0);
        await RefusedAsync(() => DisbandAsync("ending"), HttpStatusCode.UnprocessableEntity, "cop.report_due");

        var report = new OutputChanged(Guid.CreateVersion7(), 1, "report", cop, award, new("Report"), OutputState.Published, [], [], OutputKind.Report);
        await membership.Bus.PublishAsync(report with { OutputId = Guid.CreateVersion7(), Kind = OutputKind.Video });
        await membership.Bus.PublishAsync(report);
        await BecomesAsync("ending", desk => desk.DueReports == 0);
        await Facilitator.ReachGoalAsync("ending", Reflection, await VersionAsync("ending"), Ct);
        var told = await membership.Bus.ListenAsync<CopDisbanded>();

        await DisbandAsync("ending");

        (await told.OneAsync(message => message.CopId == cop)).MemberIds.ShouldHaveSingleItem();
        var page = (await Facilitator.ReadCopAsync("ending", Ct))!;
        (page.State, page.Closing, page.Members.Count).ShouldBe((CopState.Disbanded, new LocalText("Thank you."), 1));
        (await DeskAsync("ending")).Steps.Select(step => step.State).ShouldBe([CopState.Awarded, CopState.Active, CopState.GoalReached, CopState.Disbanded]);
        await RefusedAsync(() => DisbandAsync("ending"), HttpStatusCode.UnprocessableEntity, "cop.disbanded");

        await Facilitator.ReopenCopAsync("ending", new("A second phase."), await VersionAsync("ending"), Ct);
        (await DeskAsync("ending")).State.ShouldBe(CopState.Established);
    }

    [Fact]
    public async Task A_report_that_is_withdrawn_is_due_again_and_an_older_message_changes_nothing()
    {
        var (cop, award, output) = (await CopAsync("withdrawn"), Guid.CreateVersion7(), Guid.CreateVersion7());
        OutputChanged Report(long version, OutputState state) => new(output, version, "report", cop, award, new("Report"), state, [], [], OutputKind.Report);
        await membership.Bus.PublishAsync(Report(5, OutputState.Published));
        await membership.Bus.PublishAsync(new AwardMade(award, Guid.CreateVersion7(), cop, new("Award"), [], PaymentOption.Option1, Money.Eur(1), [], [], membership.Clock.GetUtcNow()));
        await BecomesAsync("withdrawn", desk => desk is { State: CopState.Awarded, DueReports: 0 });
        await membership.Bus.PublishAsync(Report(6, OutputState.Withdrawn));
        await BecomesAsync("withdrawn", desk => desk.DueReports == 1);
    }

    [Fact]
    public async Task Only_its_people_turn_its_life_and_what_they_changed_outlives_an_import()
    {
        await CopAsync("own");
        await membership.OrganisationAsync("stranger", "Stranger");
        var member = membership.As(await membership.PersonAsync(Roles.Grantee, "own"), Roles.Grantee);
        var stranger = membership.As(await membership.PersonAsync(Roles.Grantee, "stranger"), Roles.Grantee);
        var version = await VersionAsync("own");
        await RefusedAsync(() => stranger.ReachGoalAsync("own", Reflection, version, Ct), HttpStatusCode.Forbidden, "member.not_yours");
        await RefusedAsync(() => member.DisbandCopAsync("own", Reflection, version, Ct), HttpStatusCode.Forbidden, "role.missing");
        await RefusedAsync(() => member.ReachGoalAsync("own", new(""), version, Ct), HttpStatusCode.BadRequest);
        await RefusedAsync(() => member.ReachGoalAsync("own", Reflection, version + 1, Ct), HttpStatusCode.PreconditionFailed, "version.stale");

        await member.ReachGoalAsync("own", Reflection, version, Ct);
        (await membership.CopAsync("own", "Own", "own")).Outcome.ShouldBe("unchanged");
        (await DeskAsync("own")).State.ShouldBe(CopState.GoalReached);
    }

    [Fact, Trait("Row", "M08")]
    public async Task Falling_under_two_legal_grantees_raises_the_flag()
    {
        await membership.OrganisationAsync("flag-one", "One");
        await membership.OrganisationAsync("flag-two", "Two");
        var two = await membership.PersonAsync(Roles.Grantee, "flag-two");
        await membership.CopAsync("flag", "Flag", "flag-one", "flag-two");
        var before = await DeskAsync("flag");
        (before.Grantees, before.IsBelowMinimum).ShouldBe((2, false));

        await membership.Importer.ImportHostingAsync("flag", new HostingImport("flag-one", "flag-two", "printed with a slash"), Ct);
        (await DeskAsync("flag")).IsBelowMinimum.ShouldBeTrue();
        var question = (await Facilitator.ListHostingsAsync(Ct)).Items.Single(item => item.HostedName == "Two");
        await Facilitator.RuleOnHostingAsync(question.Id, new(HostingState.Refuted, "Both are registered."), question.Version, Ct);
        (await DeskAsync("flag")).IsBelowMinimum.ShouldBeFalse();

        await membership.As(two, Roles.Grantee).LeaveCopAsync("flag", question.HostedId, (await DeskAsync("flag")).Version, Ct);
        var after = await DeskAsync("flag");
        (after.Grantees, after.IsBelowMinimum).ShouldBe((1, true));
    }

    private async Task<Guid> CopAsync(string key)
    {
        await membership.OrganisationAsync(key, key);
        return (await membership.CopAsync(key, key, key)).Id;
    }

    private async Task<CopDesk> DeskAsync(string slug) => (await Facilitator.ReadCopDeskAsync(slug, Ct))!;

    private async Task<uint> VersionAsync(string slug) => (await DeskAsync(slug)).Version;

    private async Task DescribeAsync(string slug, CopDescription told) => await Facilitator.DescribeCopAsync(slug, told, await VersionAsync(slug), Ct);

    private async Task DisbandAsync(string slug) => await Facilitator.DisbandCopAsync(slug, new("Thank you."), await VersionAsync(slug), Ct);

    private async Task BecomesAsync(string slug, Func<CopDesk, bool> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (!holds(await DeskAsync(slug)))
        {
            await Task.Delay(30, patience.Token);
        }
    }
}
