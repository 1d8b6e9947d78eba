namespace CCoP.EndToEnd.Tests.Journeys;

/// <summary>A draft is written where the line is poor, and its budget without a mouse.</summary>
public sealed class WritingTogether(Platform platform)
{
    private const string Story = "writing";

    [Fact, Trait("Row", "P03")]
    public async Task What_was_typed_is_there_after_two_minutes_offline_and_a_reload_and_a_save_without_a_line_loses_nothing()
    {
        await using var lid = await platform.SignedInAsync("representative.lid", $"{Story}-line");
        var proposal = await StartAsync(lid, "Written on a poor line");
        var (page, line) = (lid.Page, lid.Page.Context);
        await page.Clock.InstallAsync();
        await lid.OpenAsync($"/proposals/{proposal}/sections/idea");
        var text = page.Locator("[name='Form.Text']");

        await line.SetOfflineAsync(true);
        await text.FillAsync("Typed without a line. សរសេរពេលគ្មានអ៊ីនធឺណិត។");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await lid.ShouldSayAsync("There is no connection. What you typed is kept here");
        await text.PressSequentiallyAsync(" And more.");
        await page.Clock.FastForwardAsync("02:00");
        await Should.ThrowAsync<PlaywrightException>(() => page.ReloadAsync());

        await line.SetOfflineAsync(false);
        await page.GotoAsync($"/proposals/{proposal}/sections/idea");
        await lid.ShouldSayAsync("We put back what you typed here before.");
        await Assertions.Expect(text).ToHaveValueAsync("Typed without a line. សរសេរពេលគ្មានអ៊ីនធឺណិត។ And more.");
        await lid.PressAsync("Save");
        await lid.ShouldSayAsync("Saved: The idea.");

        // Saved, so nothing is kept any more; and the history tells who wrote it.
        (await page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(key => key.startsWith('kept:')).length")).ShouldBe(0);
        await lid.OpenAsync($"/proposals/{proposal}/history/idea");
        await lid.FollowAsync("See the change");
        await lid.ShouldSayAsync("And more.");
        await lid.OpenAsync($"/proposals/{proposal}/departures");
        await lid.ShouldSayAsync("it would end");
    }

    [Fact, Trait("Row", "P06")]
    public async Task The_budget_is_filled_in_by_keyboard_and_adds_up_as_one_types()
    {
        await using var lid = await platform.SignedInAsync("representative.lid", $"{Story}-budget");
        var proposal = await StartAsync(lid, "Added up by keyboard");
        await lid.OpenAsync($"/proposals/{proposal}/activities");
        await lid.TypeInRowAsync(0, ("Title", "Listening days"), ("From", "2027-02-01"), ("To", "2027-02-02"));
        await lid.PickInRowAsync(0, "Province", "Phnom Penh");
        await lid.PressAsync("Save");

        await lid.OpenAsync($"/proposals/{proposal}/budget");
        var keys = lid.Page.Keyboard;
        await lid.PickInRowAsync(0, "ActivityId", "Listening");
        await lid.PickInRowAsync(0, "OrganisationId", "LiD");
        await lid.PickInRowAsync(0, "Option", "Option 1");
        await lid.Page.Locator("[name$='.Description']").First.FocusAsync();
        await keys.TypeAsync("Bus");
        await keys.PressAsync("ArrowRight");
        await keys.TypeAsync("3");
        await keys.PressAsync("ArrowRight");
        await keys.TypeAsync("trip");
        await keys.PressAsync("ArrowRight");
        await keys.TypeAsync("33.33");
        await Assertions.Expect(lid.Page.Locator("[data-sum='USD'] dd")).ToHaveTextAsync("99.99\u00a0USD");

        // Enter after the last line begins another like it; typed in Khmer digits.
        await keys.PressAsync("Enter");
        await keys.TypeAsync("អាហារ");
        await keys.PressAsync("ArrowRight");
        await keys.TypeAsync("១,៥០០");
        await keys.PressAsync("ArrowRight");
        await keys.TypeAsync("plate");
        await keys.PressAsync("ArrowRight");
        await keys.TypeAsync("1.5");
        await Assertions.Expect(lid.Page.Locator("[data-sum='USD'] dd")).ToHaveTextAsync("2,349.99\u00a0USD");
        await keys.PressAsync("ArrowUp");
        await Assertions.Expect(lid.Page.Locator("[name$='.UnitCost.Amount']").First).ToBeFocusedAsync();
        var euro = await lid.Page.Locator("[data-live] output").InnerTextAsync();
        await lid.LookAsync();

        await lid.PressAsync("Save and see totals");
        await lid.ShouldSayAsync("The budget is saved.");
        (await lid.Page.Locator("dl.facts").First.InnerTextAsync()).ShouldContain(euro);
        await lid.Page.SetViewportSizeAsync(390, 800);
        await lid.OpenAsync($"/proposals/{proposal}/budget");
        (await lid.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("the page is wider than a phone");
    }

    private static async Task<string> StartAsync(Person lid, string title)
    {
        await lid.OpenAsync("/proposals/new");
        await lid.PickAsync("Form.RoundId", "Demonstration round");
        await lid.PickAsync("Form.Applicant", "Love is Diversity");
        await lid.TypeAsync(("Form.TitleEn", title));
        await lid.PressAsync("Start writing");
        return lid.IdAfter("proposals");
    }
}
