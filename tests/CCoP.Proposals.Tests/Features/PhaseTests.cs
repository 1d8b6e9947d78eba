using System.Net;
using CCoP.Events.Contracts;
using Microsoft.EntityFrameworkCore;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

[Trait("Row", "P08")]
public sealed class PhaseTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static readonly NewPhaseReport Report = new(new(2026, 1, 10), new("Families talk more openly.", "ក្រុមគ្រួសារនិយាយគ្នាកាន់តែបើកចំហ។"), "File 12, shelf 3");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Phase_II_proposal_shows_Phase_I_results_and_is_refused_if_Phase_I_is_missing_its_report()
    {
        var round = await proposals.RoundAsync(quorum: 1);
        var pair = await proposals.PairAsync(round);
        var first = await AwardedAsync(round, pair);
        var output = new OutputChanged(Guid.CreateVersion7(), 2, "film", pair.Cop, first, new("A film", "ខ្សែភាពយន្តមួយ"), OutputState.Published, [], []);
        await proposals.Bus.PublishAsync(output);
        await proposals.Bus.PublishAsync(output with { OutputId = Guid.CreateVersion7(), State = OutputState.Draft, Title = new("Not out yet") });
        await proposals.EventuallyAsync(db => db.Outputs.AnyAsync(copy => copy.AwardId == first && copy.State == OutputState.Draft), "the outputs are known");
        await proposals.EventuallyAsync(db => db.Outputs.AnyAsync(copy => copy.Id == output.OutputId), "the outputs are known");

        var second = await pair.WrittenAsync();
        (await pair.Left.ListPhasesAsync(Ct, pair.Cop)).Items.ShouldHaveSingleItem().Id.ShouldBe(first);
        await GoOnFromAsync(pair, second, first);
        await SignAsync(pair, second);

        await RefusedAsync(() => pair.SubmitAsync(second), HttpStatusCode.UnprocessableEntity, "phase.report_missing");
        (await pair.Left.ReadProposalAsync(second, Ct))!.Missing.ShouldBe(["phase.report_missing"]);
        await Facilitator().RecordReportAsync(first, Report, Ct);

        var results = (await pair.Right.ReadProposalAsync(second, Ct))!.Predecessor!;
        (results.Phase.Id, results.Phase.ProjectSlug, results.Phase.ReportedOn).ShouldBe((first, null, Report.ReceivedOn));
        results.Report!.Summary.ShouldBe(Report.Summary);
        results.Activities.ShouldBe([new LocalText("Screening")]);
        results.Outputs.ShouldBe([new PhaseOutput("film", output.Title)]);
        await pair.SubmitAsync(second);
        (await proposals.As(round.Chair, Roles.Committee, Roles.Chair).ReadProposalAsync(second, Ct))!.Predecessor!.Report!.Source.ShouldBe("File 12, shelf 3");
    }

    [Fact]
    public async Task A_project_of_the_past_counts_as_reported_only_once_staff_record_its_report()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var slug = await proposals.InDatabaseAsync(db => db.Cops.Where(cop => cop.Id == pair.Cop).Select(cop => cop.Slug).SingleAsync(Ct));
        var project = await ProjectAsync(slug);
        var id = await pair.WrittenAsync();
        await GoOnFromAsync(pair, id, project);

        var results = (await pair.Left.ReadProposalAsync(id, Ct))!;
        results.Missing.ShouldContain("phase.report_missing");
        (results.Predecessor!.Report, results.Predecessor.Activities.ShouldHaveSingleItem().En).ShouldBe((null, "Forum theatre"));

        await Facilitator().RecordReportAsync(project, Report, Ct);
        (await pair.Left.ReadProposalAsync(id, Ct))!.Missing.ShouldNotContain("phase.report_missing");
        (await Facilitator().ListPhasesAsync(Ct, pair.Cop, reported: false)).Items.ShouldBeEmpty();
        (await Facilitator().ListPhasesAsync(Ct, pair.Cop, reported: true)).Items.ShouldHaveSingleItem().ReportedOn.ShouldBe(Report.ReceivedOn);
        await Facilitator().RecordReportAsync(project, Report with { Source = "Corrected" }, Ct);
        (await Facilitator().ReadPhaseAsync(project, Ct))!.Report!.Source.ShouldBe("Corrected");
    }

    [Fact]
    public async Task What_a_proposal_goes_on_from_is_part_of_what_is_signed_and_is_of_its_own_CoP()
    {
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        var id = await pair.WrittenAsync();
        var elsewhere = await ProjectAsync($"elsewhere-{Guid.CreateVersion7():N}"[..40]);
        await RefusedAsync(() => GoOnFromAsync(pair, id, elsewhere), HttpStatusCode.UnprocessableEntity, "phase.unknown");
        await RefusedAsync(() => GoOnFromAsync(pair, id, Guid.CreateVersion7()), HttpStatusCode.UnprocessableEntity, "phase.unknown");

        var slug = await proposals.InDatabaseAsync(db => db.Cops.Where(cop => cop.Id == pair.Cop).Select(cop => cop.Slug).SingleAsync(Ct));
        var project = await ProjectAsync(slug);
        await SignAsync(pair, id);
        await GoOnFromAsync(pair, id, project);
        (await pair.Left.ReadProposalAsync(id, Ct))!.CoApplicants.ShouldAllBe(member => member.SignedAt == null);
    }

    [Fact]
    public async Task What_is_no_report_is_refused()
    {
        var project = await ProjectAsync("a-cop");
        var facilitator = Facilitator();

        await RefusedAsync(() => facilitator.RecordReportAsync(project, Report with { ReceivedOn = PhnomPenh.Day(proposals.Clock.GetUtcNow()).AddDays(1) }, Ct), HttpStatusCode.UnprocessableEntity, "report.date");
        await RefusedAsync(() => facilitator.RecordReportAsync(project, Report with { Summary = new(" ") }, Ct), HttpStatusCode.BadRequest);
        await RefusedAsync(() => facilitator.RecordReportAsync(project, Report with { Source = "" }, Ct), HttpStatusCode.BadRequest);
        await RefusedAsync(() => facilitator.RecordReportAsync(project, Report with { Summary = new("Long", new string('ក', 2_001)) }, Ct), HttpStatusCode.BadRequest);
        await RefusedAsync(() => facilitator.RecordReportAsync(Guid.CreateVersion7(), Report, Ct), HttpStatusCode.NotFound);
        var pair = await proposals.PairAsync(await proposals.RoundAsync());
        await RefusedAsync(() => pair.Left.RecordReportAsync(project, Report, Ct), HttpStatusCode.Forbidden);
        (await facilitator.ReadPhaseAsync(project, Ct))!.Report.ShouldBeNull();
    }

    [Fact]
    public async Task The_list_of_phases_goes_on_page_by_page()
    {
        var cop = await proposals.CopAsync();
        var slug = await proposals.InDatabaseAsync(db => db.Cops.Where(copy => copy.Id == cop).Select(copy => copy.Slug).SingleAsync(Ct));
        var projects = new List<Guid>();
        for (var project = 0; project < 3; project++)
        {
            projects.Insert(0, await ProjectAsync(slug));
        }

        var first = await Facilitator().ListPhasesAsync(Ct, cop, limit: 2);
        var second = await Facilitator().ListPhasesAsync(Ct, cop, cursor: first.Next, limit: 2);

        first.Items.Concat(second.Items).Select(phase => phase.Id).ShouldBe(projects);
        second.Next.ShouldBeNull();
    }

    private async Task<Guid> AwardedAsync(Committee round, Pair pair)
    {
        var id = await pair.SubmittedAsync();
        var chair = proposals.As(round.Chair, Roles.Committee, Roles.Chair);
        await chair.ScoreProposalAsync(id, Committee.Scores(4), Ct);
        await chair.DecideProposalAsync(id, Committee.Approve(400), await pair.VersionAsync(id), Ct);
        return (await chair.IssueAwardAsync(id, new NewAward(PaymentOption.Option2), await pair.VersionAsync(id), Ct)).Id;
    }

    private async Task<Guid> ProjectAsync(string cop) => (await proposals.Importer.ImportProjectAsync($"project-{Guid.CreateVersion7():N}", new(
        new("Her voice"), [new("Her voice", "Booklet, line 230")], cop, 2023, 1, null, [new("Forum theatre")], ["WPM"], ["wpm"], null, "Booklet, line 230"), Ct)).Id;

    private async Task GoOnFromAsync(Pair pair, Guid id, Guid phase)
    {
        var page = (await pair.Left.ReadProposalAsync(id, Ct))!;
        await pair.Left.DescribeProposalAsync(id, new(page.Title, page.Origin!.Id, phase), page.BasicsVersion, Ct);
    }

    private static async Task SignAsync(Pair pair, Guid id)
    {
        await pair.SignAsync(id, pair.Left, pair.LeftId);
        await pair.SignAsync(id, pair.Right, pair.RightId);
    }

    private ProposalsClient Facilitator() => proposals.As(Guid.CreateVersion7(), Roles.Facilitator);
}
