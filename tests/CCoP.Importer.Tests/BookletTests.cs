namespace CCoP.Importer.Tests;

/// <summary>The whole booklet in the real services.</summary>
public sealed class BookletTests(Loaded booklet) : IClassFixture<Loaded>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "G13")]
    public async Task A_second_run_changes_nothing()
    {
        var before = Json(await booklet.RowsAsync());

        var second = await booklet.RunAsync();

        booklet.First.Counts.Keys.Select(entry => entry.Outcome).Distinct().ShouldBe(["created"]);
        second.Counts.Keys.Select(entry => entry.Outcome).Distinct().ShouldBe(["unchanged"]);
        second.Counts.ToDictionary(entry => entry.Key.Kind, entry => entry.Value).ShouldBe(booklet.First.Counts.ToDictionary(entry => entry.Key.Kind, entry => entry.Value), ignoreOrder: true);
        Json(await booklet.RowsAsync()).ShouldBe(before);
    }

    [Fact, Trait("Row", "G13")]
    public async Task The_report_lists_every_discrepancy_with_claims_and_an_outcome()
    {
        var rows = await booklet.RowsAsync();

        rows.Keys.ShouldBe(Enumerable.Range(1, 32).Select(number => $"C{number:00}"));
        rows.Values.ShouldAllBe(row => row.Facts.Count > 0 && row.Title.Km != null && row.Handling.Km != null);
        Codes(ReconciliationOutcome.NeedsReview).ShouldBe(["C09", "C10", "C16", "C17", "C27", "C28", "C29", "C30", "C31"]);
        Codes(ReconciliationOutcome.Agrees).ShouldBe(["C11", "C12", "C15", "C18", "C19", "C20", "C23", "C25", "C26"]);
        Codes(ReconciliationOutcome.KeptAsVariants).Count().ShouldBe(14);
        booklet.First.ToString().ShouldContain("Reconciliation, 32 rows: 9 agree (C11 C12");

        IEnumerable<string> Codes(ReconciliationOutcome outcome) => rows.Values.Where(row => row.Outcome == outcome).Select(row => row.Code);
    }

    [Fact, Trait("Row", "G13")]
    public async Task The_campaign_of_Womens_Day_stays_as_printed_and_waits_for_a_person()
    {
        var row = (await booklet.RowsAsync())["C16"];
        row.Facts.ShouldHaveSingleItem().Values.Select(value => (value.Value, value.Claims[0].Printed)).ShouldBe([("2024-02-05", "5th February 2024"), ("2024-03-08", "8 March 2024")]);

        var gathering = (await booklet.Events.ReadGatheringAsync(await SlugAsync("Organize amplify campaign"), Ct))!;
        (gathering.Dates.Printed, gathering.Dates.From, gathering.Dates.Precision).ShouldBe(("5th February 2024", new DateOnly(2024, 2, 5), DatePrecision.Day));
    }

    [Fact, Trait("Row", "G13")]
    public async Task The_fund_means_one_amount_and_counts_are_never_made_into_one_number()
    {
        var rows = await booklet.RowsAsync();
        rows["C20"].Facts.ShouldHaveSingleItem().Values.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            value => value.Value.ShouldBe("50000.00 EUR"),
            value => value.Claims.Select(claim => claim.Printed).ShouldBe(["€ 50.000", "EURO 50K", "EUR 50K"]));
        rows["C32"].Facts.ShouldHaveSingleItem().Values.Select(value => value.Value).ShouldBe(["more than 17", "15", "16", "26"]);
        rows["C14"].Facts[0].Values.Count.ShouldBe(4);
    }

    [Fact, Trait("Row", "G13")]
    public async Task A_claim_from_outside_the_booklet_has_its_address_and_is_a_claim_of_its_own()
    {
        var claims = (await booklet.RowsAsync()).Values.SelectMany(row => row.Facts.SelectMany(fact => fact.Values.SelectMany(value => value.Claims))).ToList();

        claims.Count(claim => claim.Source.StartsWith("https://", StringComparison.Ordinal)).ShouldBeGreaterThan(5);
        claims.Where(claim => claim.Source.StartsWith("https://", StringComparison.Ordinal)).ShouldAllBe(claim => Uri.IsWellFormedUriString(claim.Source, UriKind.Absolute));
        claims.Count(claim => claim.Source.StartsWith("Booklet, ", StringComparison.Ordinal)).ShouldBeGreaterThan(100);
        var day = (await booklet.RowsAsync())["C17"].Facts.Single(fact => fact.Subject == "Community Solidarity for Women Empowerment");
        day.Values.Select(value => (value.Value, value.Claims.Single().Source)).ShouldBe(
            [("2023-10-29", "Booklet, lines 385-389"), ("2023-10-28", "https://voice.global/blog/women-empowerment-in-rattanakiri-province")]);
    }

    [Fact, Trait("Row", "G13")]
    public async Task Changing_one_date_of_the_booklet_changes_its_row_and_only_its_row()
    {
        var before = await booklet.RowsAsync();
        var (key, claim) = Claims.Read().Single(claim => claim.Key == "date-freedom-equality-1");

        await booklet.Membership.ImportClaimAsync(key, claim with { Printed = "11th - 13th December 2023", Normalised = "2023-12-11/2023-12-13" }, Ct);

        var after = await booklet.RowsAsync();
        await booklet.Membership.ImportClaimAsync(key, claim, Ct);
        before["C19"].Outcome.ShouldBe(ReconciliationOutcome.Agrees);
        after["C19"].Outcome.ShouldBe(ReconciliationOutcome.KeptAsVariants);
        after.Where(row => Json(row.Value) != Json(before[row.Key])).Select(row => row.Key).ShouldBe(["C19"]);
    }

    [Fact, Trait("Row", "E01")]
    public async Task Every_gathering_has_its_printed_date_and_the_code_of_its_province()
    {
        var gatherings = (await booklet.Events.ListGatheringsAsync(Ct)).Items;

        gatherings.Select(gathering => gathering.Title.En).ShouldBe(Gathering.All.Select(gathering => gathering.Value.Title.En), ignoreOrder: true);
        gatherings.ShouldAllBe(gathering => gathering.Historical && gathering.State == GatheringState.Held);
        gatherings.Where(gathering => gathering.Dates.Precision == DatePrecision.Undated).ShouldHaveSingleItem().Title.En.ShouldBe("Linking Toward Inclusive Community of Practice");
        gatherings.Single(gathering => gathering.Title.En.StartsWith("Exhibition", StringComparison.Ordinal)).ShouldSatisfyAllConditions(
            gathering => gathering.Province.ShouldBe("KH-6"),
            gathering => gathering.Dates.From.ShouldBe(new DateOnly(2024, 3, 8)),
            gathering => gathering.Attendance.Exact.ShouldBeNull(),
            gathering => gathering.Attendance.Estimates.ShouldHaveSingleItem().Qualifier.ShouldBe("over"));
    }

    [Fact, Trait("Row", "G13")]
    public async Task A_story_of_the_booklet_is_a_reference_without_its_words()
    {
        var stories = (await booklet.Facilitator.ListStoriesAsync(Ct)).Items;
        stories.Count.ShouldBe(2);
        foreach (var story in stories)
        {
            (await booklet.Facilitator.ReadStoryAsync(story.Id, Ct))!.ShouldSatisfyAllConditions(
                page => page.Text.ShouldBeNull(),
                page => page.Card.State.ShouldBe(StoryState.Reference),
                page => page.Card.RestrictedBecause.ShouldNotBeNullOrEmpty(),
                page => page.Card.PlaceInBooklet!.ShouldStartWith("Booklet, lines "));
        }
    }

    [Fact, Trait("Row", "G13")]
    public async Task The_journey_and_the_lessons_are_there()
    {
        var stops = (await booklet.Events.ListJourneyAsync(Ct)).Items;
        stops.Select(stop => stop.Position).ShouldBe(Enumerable.Range(1, 8));
        stops[0].Title.En.ShouldBe("Linking Toward Inclusive CoP");
        stops[6].Gatherings.Count.ShouldBe(10);
        var lessons = (await booklet.Events.ListLessonsAsync(Ct)).Items;
        lessons.Count.ShouldBe(28);
        lessons.Select(lesson => lesson.Text.En).ShouldContain("TAX Regulation");
        lessons.Select(lesson => lesson.Text.En).ShouldContain("Lack of support resources");
    }

    [Fact, Trait("Row", "G13")]
    public async Task Seven_projects_were_carried_out_and_the_second_phase_follows_the_first()
    {
        var projects = (await booklet.Proposals.ListProjectsAsync(Ct)).Items;

        projects.Count.ShouldBe(7);
        projects.Count(project => project.Year == 2023).ShouldBe(1);
        projects.ShouldAllBe(project => project.State == ProjectState.CarriedOut);
        var second = (await booklet.Proposals.ReadProjectAsync("womens-voice-phase-2", Ct))!;
        second.Predecessor!.Slug.ShouldBe("womens-voice-phase-1");
        second.Amount.ShouldBeNull();
        foreach (var project in projects)
        {
            var organisations = (await booklet.Proposals.ReadProjectAsync(project.Slug, Ct))!.OrganisationSlugs;
            organisations.ShouldNotBeEmpty();
            organisations.ShouldBeSubsetOf((await booklet.Membership.ReadCopAsync(project.CopSlug, Ct))!.Members.Select(member => member.Slug));
        }
    }

    [Fact, Trait("Row", "M11")]
    public async Task The_authorities_of_the_booklet_are_stakeholders()
    {
        var partners = (await booklet.Events.ReadGatheringAsync(await SlugAsync("Organize amplify campaign"), Ct))!.Partners;
        partners.Count.ShouldBe(5);
        foreach (var partner in partners)
        {
            (await booklet.Membership.SearchOrganisationsAsync(Ct, partner)).Items.ShouldHaveSingleItem().Kind.ShouldBe(OrganisationKind.Stakeholder);
        }
    }

    private async Task<string> SlugAsync(string title) => (await booklet.Events.ListGatheringsAsync(Ct)).Items.Single(gathering => gathering.Title.En.StartsWith(title, StringComparison.Ordinal)).Slug;

    private static string Json(object value) => System.Text.Json.JsonSerializer.Serialize(value, ApiClient.Json);
}
