using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Proposals.Tests.Features;

public sealed class ProjectTests(ProposalsFixture proposals) : IClassFixture<ProposalsFixture>
{
    private static readonly ProjectImport First = new(
        new("Women's Voice towards Inclusive", "សំឡេងស្ត្រី"),
        [new("Women's Voice towards Inclusive", "Booklet, mapping"), new("Women's Voice toward Inclusive", "Booklet, outputs: video")],
        "women", 2023, 1, null, [new("Community Solidarity for women-empowerment", "សាមគ្គីភាព")], ["ARV User Association (AUA)", "WWD-LAN/KHEN"], ["aua", "wwd-lan", "khen"], null, "Booklet, mapping");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "P08")]
    public async Task A_second_phase_shows_the_first_and_the_first_its_second()
    {
        var (one, two) = (Key(), Key());
        await proposals.Importer.ImportProjectAsync(one, First, Ct);
        await proposals.Importer.ImportProjectAsync(two, First with { Year = 2024, Phase = 2, Predecessor = one }, Ct);

        var reader = proposals.As(Guid.CreateVersion7());
        (await reader.ReadProjectAsync(two, Ct))!.Predecessor!.Slug.ShouldBe(one);
        (await reader.ReadProjectAsync(one, Ct))!.Successor!.Slug.ShouldBe(two);
        (await reader.ReadProjectAsync("none", Ct)).ShouldBeNull();
    }

    [Fact, Trait("Row", "G13")]
    public async Task A_project_keeps_every_printed_title_is_carried_out_and_its_amount_is_not_stated()
    {
        var key = Key();
        await proposals.Importer.ImportProjectAsync(key, First, Ct);

        var page = (await proposals.As(Guid.CreateVersion7()).ReadProjectAsync(key, Ct))!;

        page.Titles.ShouldBe(First.Titles);
        page.Members.ShouldBe(["ARV User Association (AUA)", "WWD-LAN/KHEN"]);
        page.OrganisationSlugs.ShouldBe(["aua", "wwd-lan", "khen"]);
        page.Activities.ShouldBe(First.Activities);
        page.State.ShouldBe(ProjectState.CarriedOut);
        page.Amount.ShouldBeNull();
        await proposals.Importer.ImportProjectAsync(key, First with { Amount = Money.Eur(1_200.50m) }, Ct);
        (await proposals.As(Guid.CreateVersion7()).ReadProjectAsync(key, Ct))!.Amount.ShouldBe(Money.Eur(1_200.50m));
    }

    [Fact]
    public async Task Projects_page_by_cursor_and_by_CoP_in_the_order_of_their_source()
    {
        var keys = Enumerable.Range(0, 3).Select(_ => Key()).ToList();
        foreach (var key in keys)
        {
            await proposals.Importer.ImportProjectAsync(key, First with { Cop = keys[0] }, Ct);
        }

        var reader = proposals.As(Guid.CreateVersion7());
        var first = await reader.ListProjectsAsync(Ct, keys[0], limit: 2);
        var second = await reader.ListProjectsAsync(Ct, keys[0], first.Next, 2);

        first.Items.Concat(second.Items).Select(card => card.Slug).ShouldBe(keys);
        second.Next.ShouldBeNull();
        (await reader.ListProjectsAsync(Ct, "unknown")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_import_repeated_changes_nothing()
    {
        var key = Key();
        (await proposals.Importer.ImportProjectAsync(key, First, Ct)).Outcome.ShouldBe("created");
        (await proposals.Importer.ImportProjectAsync(key, First, Ct)).Outcome.ShouldBe("unchanged");
        (await proposals.Importer.ImportProjectAsync(key, First with { Year = 2024 }, Ct)).Outcome.ShouldBe("changed");
    }

    [Fact]
    public async Task What_the_source_cannot_have_told_is_refused()
    {
        var key = Key();
        await proposals.Importer.ImportProjectAsync(key, First, Ct);

        await RefusedAsync(() => ImportAsync(First with { Title = new("A title of ours") }), HttpStatusCode.UnprocessableEntity, "project.title");
        await RefusedAsync(() => ImportAsync(First with { Predecessor = key, Cop = "ip" }), HttpStatusCode.UnprocessableEntity, "project.predecessor");
        await RefusedAsync(() => ImportAsync(First with { Predecessor = key, Year = 2022 }), HttpStatusCode.UnprocessableEntity, "project.predecessor");
        await RefusedAsync(() => ImportAsync(First with { Predecessor = "none" }), HttpStatusCode.UnprocessableEntity, "import.unknown_key");
        await RefusedAsync(() => ImportAsync(First with { Amount = Money.Usd(5) }), HttpStatusCode.UnprocessableEntity, "project.amount");
        await RefusedAsync(() => proposals.As(Guid.CreateVersion7(), Roles.Facilitator).ImportProjectAsync(Key(), First, Ct), HttpStatusCode.Forbidden, "role.missing");

        Task ImportAsync(ProjectImport told) => proposals.Importer.ImportProjectAsync(Key(), told, Ct);
    }

    private static string Key() => $"p{Guid.CreateVersion7():N}";
}
