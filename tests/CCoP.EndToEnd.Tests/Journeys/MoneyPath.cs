using System.Globalization;

namespace CCoP.EndToEnd.Tests.Journeys;

/// <summary>
/// From a joint idea to cleared money, each step by the person whose step it is, on the pages they use. The figures are the
/// worked example: USD 1,000.00 paid at 1.08, cleared at 1.10 and 4,510 with USD 400.00 and KHR 1,804,000, the rest returned.
/// </summary>
public sealed class MoneyPath(Platform platform)
{
    private const string Title = "Month of Love in two provinces";

    [Fact, Trait("Row", "P03"), Trait("Row", "P04"), Trait("Row", "P11"), Trait("Row", "P12"), Trait("Row", "P14"), Trait("Row", "N05"), Trait("Row", "N07"), Trait("Row", "N09"),
        Trait("Row", "N13"), Trait("Row", "N15"), Trait("Row", "B01"), Trait("Row", "B02"), Trait("Row", "B07"), Trait("Row", "G08")]
    public async Task Two_members_draft_sign_are_assessed_funded_advanced_and_cleared()
    {
        await using var lid = await platform.SignedInAsync("representative.lid");
        await using var wpm = await platform.SignedInAsync("representative.wpm");
        await using var chair = await platform.SignedInAsync("committee.chair");
        await using var facilitator = await platform.SignedInAsync("facilitator");
        await using var verifier = await platform.SignedInAsync("finance.verify");
        await using var approver = await platform.SignedInAsync("finance.approve");
        await using var payer = await platform.SignedInAsync("finance.pay");

        var proposal = await DraftAsync(lid, wpm);
        await SignAndSubmitAsync(lid, wpm, proposal);
        await AssessAsync(chair, proposal);
        var award = await AwardAsync(facilitator, lid, proposal);
        await AgreeAsync(facilitator, lid, wpm, award);
        var advance = await AdvanceAsync(lid, verifier, approver, payer, award);
        await ClearAsync(lid, verifier, approver, payer, advance);
        await BooksBalanceAsync(verifier, award, advance);

        foreach (var person in new[] { lid, wpm, chair, facilitator, verifier, approver, payer })
        {
            person.Complaints.ShouldBeEmpty();
        }
    }

    private static async Task<string> DraftAsync(Person lid, Person wpm)
    {
        await lid.OpenAsync("/proposals/new");
        await lid.PickAsync("Form.RoundId", "Demonstration round");
        await lid.PickAsync("Form.Applicant", "Love is Diversity");
        await lid.TypeAsync(("Form.TitleEn", Title), ("Form.TitleKm", "ខែនៃក្តីស្រឡាញ់ក្នុងខេត្តពីរ"));
        await lid.PressAsync("Start writing");
        var proposal = lid.IdAfter("proposals");

        await lid.OpenAsync($"/proposals/{proposal}/members");
        await lid.PickAsync("Form.OrganisationId", "Women Peace Makers");
        await lid.PressAsync("Send the invitation");

        // What waits for the other one stands on her start page, and leads there.
        await wpm.OpenAsync("/start");
        await wpm.FollowAsync(Title);
        await wpm.PressAsync("Accept for Women Peace Makers");

        await lid.OpenAsync($"/proposals/{proposal}/basics");
        await lid.PickAsync("Form.OriginEventId", "Linking Toward Inclusive");
        await lid.PressAsync("Save");
        foreach (var (key, writer) in new[] { ("issue", lid), ("idea", wpm), ("common-interest", lid), ("inclusion", wpm), ("learning", lid) })
        {
            await writer.OpenAsync($"/proposals/{proposal}/sections/{key}");
            await writer.TypeAsync(("Form.Text", $"What we agreed on about {key}. យើងសរសេរជាមួយគ្នា។"));
            await writer.PressAsync("Save");
        }

        await lid.OpenAsync($"/proposals/{proposal}/activities");
        await lid.HaveARowAsync("Title", "Add an activity");
        await lid.TypeInRowAsync(0, ("Title", "Screening with families"), ("From", "2027-02-01"), ("To", "2027-02-14"));
        await lid.PickInRowAsync(0, "Province", "Phnom Penh");
        await lid.PressAsync("Save");

        await wpm.OpenAsync($"/proposals/{proposal}/budget");
        await wpm.HaveARowAsync("Description", "Add a line");
        await wpm.TypeInRowAsync(0, ("Description", "Screening: hall and equipment"), ("Quantity", "2"), ("Unit", "day"), ("UnitCost.Amount", "810"));
        await wpm.PickInRowAsync(0, "UnitCost.Currency", "USD");
        await wpm.PickInRowAsync(0, "ActivityId", "Screening");
        await wpm.PickInRowAsync(0, "OrganisationId", "LiD");
        await wpm.PickInRowAsync(0, "Option", "Option 2");
        await wpm.PressAsync("Save and see totals");
        await wpm.ShouldSayAsync("1,620.00");
        await wpm.ShouldSayAsync("1,500.00"); // EUR, at the recorded 1.08
        return proposal;
    }

    private static async Task SignAndSubmitAsync(Person lid, Person wpm, string proposal)
    {
        await wpm.OpenAsync($"/proposals/{proposal}/sign");
        await wpm.PressAsync("Sign for Women Peace Makers");

        // One signature is not two, so it cannot be handed in yet; and an edit ends a signature.
        await lid.OpenAsync($"/proposals/{proposal}/submit");
        (await lid.Page.GetByRole(AriaRole.Button, new() { Name = "Hand in this proposal" }).CountAsync()).ShouldBe(0);
        await lid.OpenAsync($"/proposals/{proposal}/sections/idea");
        await lid.TypeAsync(("Form.Text", "A better idea. គំនិតល្អជាង។"));
        await lid.PressAsync("Save");

        await wpm.OpenAsync($"/proposals/{proposal}/sign");
        await wpm.PressAsync("Sign for Women Peace Makers");
        await lid.OpenAsync($"/proposals/{proposal}/sign");
        await lid.PressAsync("Sign for Love is Diversity");
        await lid.OpenAsync($"/proposals/{proposal}/submit");
        await lid.PressAsync("Hand in this proposal");
        await lid.ShouldSayAsync("What happens next");
    }

    private async Task AssessAsync(Person chair, string proposal)
    {
        // For a member of the committee who works for an applicant the proposal does not exist.
        await using (var conflicted = await platform.SignedInAsync("committee.wpm"))
        {
            (await conflicted.OpenAsync($"/review/{proposal}")).Status.ShouldBe(404);
            await conflicted.OpenAsync("/review");
            (await conflicted.WordsAsync()).ShouldNotContain(Title);
        }

        foreach (var (userName, points) in new[] { ("committee.two", 4), ("committee.three", 5) })
        {
            await using var member = await platform.SignedInAsync(userName);
            await ScoreAsync(member, proposal, points);
        }

        await ScoreAsync(chair, proposal, 4);
        await chair.OpenAsync($"/decide/{proposal}");
        await chair.CheckAsync("Form.Outcome", "Approve");
        await chair.TypeAsync(("Form.Approved.Amount", "1500"), ("Form.ReasonEn", "A strong joint idea."), ("Form.ReasonKm", "គំនិតរួមដ៏ល្អ។"));
        await chair.PressAsync("Continue to check");
        await chair.PressAsync("Approve the proposal");
        await chair.ShouldSayAsync("The facilitator or the chair issues the award");
    }

    private static async Task ScoreAsync(Person member, string proposal, int points)
    {
        await member.OpenAsync($"/review/{proposal}");
        (await member.WordsAsync()).ShouldNotContain("The scores so far"); // blind until one's own is in
        for (var criterion = 0; criterion < 5; criterion++)
        {
            await member.CheckAsync(string.Create(CultureInfo.InvariantCulture, $"Form.Scores[{criterion}].Points"), points.ToString(CultureInfo.InvariantCulture));
        }

        await member.PressAsync("Hand in my scores");
        await member.ShouldSayAsync("The scores so far");
    }

    private async Task<string> AwardAsync(Person facilitator, Person lid, string proposal)
    {
        // Finance is frozen while the award is issued: the approval stands, everyone sees what it waits for, and nothing is lost.
        using (var frozen = platform.Freeze("CCoP.Finance.dll"))
        {
            await facilitator.OpenAsync($"/proposals/{proposal}/award");
            await facilitator.CheckAsync("Form.Option", "Option2");
            await facilitator.PressAsync("Issue the award");
            await facilitator.ShouldSayAsync("waiting for Finance");
            await lid.OpenAsync(new Uri(facilitator.Page.Url).PathAndQuery);
            await lid.ShouldSayAsync("waiting for Finance");
        }

        await facilitator.UntilItSaysAsync("There the memorandum is signed");
        await facilitator.LookAsync();
        return facilitator.IdAfter("awards");
    }

    private static async Task AgreeAsync(Person facilitator, Person lid, Person wpm, string award)
    {
        await facilitator.OpenAsync($"/finance/awards/{award}/mou/new");
        await facilitator.TypeAsync(
            ("Form.En", "The members spend the advance as the budget says and clear it with receipts."),
            ("Form.Km", "សមាជិកចំណាយបុរេប្រទានតាមថវិកា ហើយជម្រះដោយវិក្កយបត្រ។"),
            ("Form.ValidUntil", "2027-12-31"));
        await facilitator.Page.GetByLabel("Love is Diversity").CheckAsync();
        await facilitator.PressAsync("Save and ask for signatures");

        await lid.OpenAsync($"/finance/awards/{award}/advances/new");
        await lid.ShouldSayAsync("memorandum"); // none before it is signed by all

        foreach (var party in new[] { facilitator, wpm, lid })
        {
            await party.OpenAsync($"/finance/awards/{award}/mou");
            await party.PressAsync("Sign");
        }

        await lid.ShouldSayAsync("in force");
    }

    private static async Task<string> AdvanceAsync(Person lid, Person verifier, Person approver, Person payer, string award)
    {
        await lid.OpenAsync($"/finance/awards/{award}/advances/new");
        await lid.CheckAsync("Form.Currency", "USD");
        await lid.TypeAsync(
            ("Form.Lines[0].Amount", "1000"), ("Form.Purpose", "Hall and equipment for the screening"),
            ("Form.ActivityFrom", "2027-02-01"), ("Form.ActivityTo", "2027-02-14"), ("Form.ClearBy", "2027-03-15"));
        await lid.PressAsync("Request this advance");
        var advance = lid.IdAfter("advances");

        await verifier.OpenAsync("/start");
        await verifier.FollowAsync("Hall and equipment for the screening");
        await verifier.PressAsync("Mark 1,000.00 USD as checked");
        await approver.OpenAsync($"/finance/advances/{advance}");
        await approver.PressAsync("Approve 1,000.00 USD");
        await payer.OpenAsync($"/finance/advances/{advance}");
        await payer.TypeAsync(("Form.BankReference", "TRF-0001"));
        await payer.PressAsync("Record the payment of 1,000.00 USD");
        await lid.OpenAsync($"/finance/advances/{advance}");
        await lid.PressAsync("We received 1,000.00 USD");
        return advance;
    }

    private static async Task ClearAsync(Person lid, Person verifier, Person approver, Person payer, string advance)
    {
        foreach (var (currency, units) in new[] { ("USD", "1.1"), ("KHR", "4510") })
        {
            await verifier.OpenAsync("/finance/rates");
            await verifier.CheckAsync("Form.Currency", currency);
            await verifier.TypeAsync(("Form.UnitsPerEur", units), ("Form.Source", "Worked example"));
            await verifier.PressAsync("Record this rate");
        }

        await lid.OpenAsync($"/finance/advances/{advance}/clearance");
        await ReceiptAsync(lid, 0, "Hall of the district", "R-17", "Hall, two days", "400", "USD");
        await lid.PressAsync("Add another receipt");
        await ReceiptAsync(lid, 1, "Sound and light", "S-4", "Projector and sound", "1804000", "KHR");
        await lid.TypeAsync(("Form.CashReturned.Amount", "160"));
        await lid.PressAsync("Save and see the balance");
        await lid.ShouldSayAsync("440.00"); // KHR 1,804,000 in the currency of the advance
        await lid.PressAsync("Check and hand in");
        await lid.PressAsync("Hand in");

        await verifier.OpenAsync($"/finance/advances/{advance}/clearance");
        await verifier.PressAsync("Mark the receipts as checked");
        await approver.OpenAsync($"/finance/advances/{advance}/clearance");
        await approver.PressAsync("Accept the clearance");
        await payer.OpenAsync($"/finance/advances/{advance}");
        await payer.TypeAsync(("Form.BankReference", "CASH-0001"));
        await payer.PressAsync("Record the money that came back");
        await lid.OpenAsync($"/finance/advances/{advance}");
        await lid.ShouldSayAsync("This advance is cleared");
        await lid.OpenAsync("/start?lang=km");
        await lid.OpenAsync($"/finance/advances/{advance}");
        await lid.OpenAsync("/start?lang=en");
    }

    private static async Task BooksBalanceAsync(Person verifier, string award, string advance)
    {
        await verifier.OpenAsync($"/finance/advances/{advance}");
        await verifier.ShouldSayAsync("16.84"); // 925.93 paid, 909.09 accounted for
        await verifier.OpenAsync($"/finance/awards/{award}");
        await verifier.OpenAsync($"/finance/balances?award={award}");
        await verifier.OpenAsync($"/finance/journals?award={award}");
    }

    private static async Task ReceiptAsync(Person lid, int row, string vendor, string number, string what, string amount, string currency)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Form.Lines[{row}]");
        await lid.PickAsync($"{name}.LineId", "Screening: hall");
        await lid.TypeAsync(
            ($"{name}.Day", PhnomPenh.Day(TimeProvider.System.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ($"{name}.Vendor", vendor), ($"{name}.ReceiptNumber", number), ($"{name}.Description", what), ($"{name}.Amount.Amount", amount));
        await lid.PickAsync($"{name}.Amount.Currency", currency);
    }
}
