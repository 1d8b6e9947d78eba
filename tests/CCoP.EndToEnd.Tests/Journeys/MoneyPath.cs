using System.Globalization;

namespace CCoP.EndToEnd.Tests.Journeys;

/// <summary>
/// From a joint idea to cleared money, each step by the person whose step it is, on the pages they use. The figures are the
/// worked example: USD 1,000.00 paid at 1.08, cleared at 1.10 and 4,510 with USD 400.00 and KHR 1,804,000, the rest returned.
/// </summary>
public sealed class MoneyPath(Platform platform)
{
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

        var joint = new JointProposal(platform, new("Month of Love in two provinces", "ខែនៃក្តីស្រឡាញ់ក្នុងខេត្តពីរ"), Money.Usd(810));
        var proposal = await joint.DraftAsync(lid, wpm);
        await wpm.ShouldSayAsync("1,620.00");
        await wpm.ShouldSayAsync("1,500.00"); // EUR, at the recorded 1.08
        await JointProposal.SignAndSubmitAsync(lid, wpm, proposal);
        await joint.AssessAsync(chair, proposal, approved: "1500");
        var award = await AwardAsync(facilitator, lid, proposal);
        await RepresentAsync(lid, wpm);
        await AgreeAsync(facilitator, lid, wpm, award);
        var advance = await AdvanceAsync(lid, verifier, approver, payer, award);
        await ClearAsync(lid, verifier, approver, payer, advance);
        await BooksBalanceAsync(verifier, award, advance);

        foreach (var person in new[] { lid, wpm, chair, facilitator, verifier, approver, payer })
        {
            person.Complaints.ShouldBeEmpty();
        }
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

    /// <summary>Both members say who acts for them; without that no memorandum names anybody (M12).</summary>
    private static async Task RepresentAsync(Person lid, Person wpm)
    {
        await lid.OpenAsync("/cops/lgbtqia/nominate");
        await lid.Page.Locator("[name='Form.Representative'][value^='01980000-0000-7000-8000-000000000001']").CheckAsync();
        await lid.Page.Locator("[name='Form.Substitute'][value^='01980000-0000-7000-8000-000000000002']").CheckAsync();
        await lid.PressAsync("Nominate");
        await lid.ShouldSayAsync("Waits for");
        await wpm.OpenAsync("/cops/lgbtqia/desk");
        await wpm.PressAsync("Confirm for Women Peace Makers");
        await wpm.ShouldSayAsync("Every member organisation has confirmed it");
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
