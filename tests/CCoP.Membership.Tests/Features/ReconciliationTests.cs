using System.Net;
using static CCoP.Testing.Refusals;

namespace CCoP.Membership.Tests.Features;

public sealed class ReconciliationTests(MembershipFixture membership) : IClassFixture<MembershipFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private MembershipClient Facilitator => membership.As(Guid.CreateVersion7(), Roles.Facilitator);

    [Fact, Trait("Row", "G13")]
    public async Task A_changed_date_changes_its_row_and_only_its_row()
    {
        await membership.DisputeAsync("D01", "2023-10-29", "2023-10-29");
        await membership.DisputeAsync("D02", "2023-12-11", "2023-12-12");
        var before = await RowsAsync();
        before["D01"].Outcome.ShouldBe(ReconciliationOutcome.Agrees);

        await membership.Importer.ImportClaimAsync("D01-1", MembershipFixture.ClaimOf("D01", "2023-10-28", 1), Ct);

        var after = await RowsAsync();
        after["D01"].Outcome.ShouldBe(ReconciliationOutcome.NeedsReview);
        after["D01"].Facts.ShouldHaveSingleItem().Values.Select(value => (value.Value, value.Claims.Single().Source))
            .ShouldBe([("2023-10-29", "Source 0"), ("2023-10-28", "Source 1")]);
        after.Keys.ShouldBe(before.Keys);
        foreach (var code in before.Keys.Where(code => code != "D01"))
        {
            Json(after[code]).ShouldBe(Json(before[code]));
        }
    }

    [Fact, Trait("Row", "G13")]
    public async Task An_import_repeated_changes_nothing()
    {
        var row = await membership.DisputeAsync("D10", "2023-10-29", "2023-10-28");
        (await membership.Importer.ImportClaimAsync("D10-1", MembershipFixture.ClaimOf("D10", "2023-10-28", 1), Ct)).Outcome.ShouldBe("unchanged");
        (await membership.Importer.ImportDiscrepancyAsync("D10", new(row.Title, row.Handling, true), Ct)).Outcome.ShouldBe("unchanged");

        Json(await membership.DisputeAsync("D10", "2023-10-29", "2023-10-28")).ShouldBe(Json(row));
    }

    [Fact, Trait("Row", "G13")]
    public async Task Spellings_stay_side_by_side_and_what_means_the_same_agrees()
    {
        await membership.Importer.ImportDiscrepancyAsync("D20", new(new("Spellings"), new("Kept"), false), Ct);
        await NameAsync("D20-1", "Women Peace Makers");
        await NameAsync("D20-2", "Women Peace Maker");
        await membership.Importer.ImportDiscrepancyAsync("D21", new(new("An amount"), new("Read in euro"), false), Ct);
        await AmountAsync("D21-1", "€ 50.000");
        await AmountAsync("D21-2", "EURO 50K");

        var rows = await RowsAsync();

        rows["D20"].Outcome.ShouldBe(ReconciliationOutcome.KeptAsVariants);
        rows["D20"].Facts.ShouldHaveSingleItem().Values.Select(value => value.Value).ShouldBe(["Women Peace Makers", "Women Peace Maker"]);
        rows["D21"].Outcome.ShouldBe(ReconciliationOutcome.Agrees);
        var amount = rows["D21"].Facts.ShouldHaveSingleItem().Values.ShouldHaveSingleItem();
        amount.Value.ShouldBe("50000.00 EUR");
        amount.Claims.Select(claim => claim.Printed).ShouldBe(["€ 50.000", "EURO 50K"]);

        Task NameAsync(string key, string printed) => membership.Importer.ImportClaimAsync(key, new("D20", "WPM", ClaimField.Name, printed, null, null, null, "test"), Ct);
        Task AmountAsync(string key, string printed) => membership.Importer.ImportClaimAsync(key, new("D21", "The fund", ClaimField.Amount, printed, "50000.00 EUR", ClaimPrecision.Exact, null, "test"), Ct);
    }

    [Fact, Trait("Row", "G13")]
    public async Task A_decision_needs_the_facilitator_a_reason_and_the_version_seen_and_a_changed_claim_asks_for_another()
    {
        var row = await membership.DisputeAsync("D30", "2023-10-29", "2023-10-28");
        var stands = row.Facts[0].Values[1].Claims[0].Id;
        var person = await membership.PersonAsync(Roles.Facilitator, null);
        var facilitator = membership.As(person, Roles.Facilitator);

        await RefusedAsync(() => membership.As(person, Roles.Auditor).DecideDiscrepancyAsync("D30", new([stands], "Asked them."), row.Version, Ct), HttpStatusCode.Forbidden, "role.missing");
        await RefusedAsync(() => facilitator.DecideDiscrepancyAsync("D30", new([stands], ""), row.Version, Ct), HttpStatusCode.BadRequest, "request.invalid");
        await RefusedAsync(() => facilitator.DecideDiscrepancyAsync("D30", new([stands], "Asked them."), row.Version + 1, Ct), HttpStatusCode.PreconditionFailed, "version.stale");
        await RefusedAsync(() => facilitator.DecideDiscrepancyAsync("D30", new([stands, row.Facts[0].Values[0].Claims[0].Id], "Both."), row.Version, Ct), HttpStatusCode.UnprocessableEntity, "discrepancy.standing");
        await RefusedAsync(() => facilitator.DecideDiscrepancyAsync("none", new([], "Asked them."), row.Version, Ct), HttpStatusCode.NotFound, "record.not_found");

        await facilitator.DecideDiscrepancyAsync("D30", new([stands], "Asked them."), row.Version, Ct);

        var decided = (await facilitator.ReadReconciliationAsync("D30", Ct))!;
        (decided.Outcome, decided.MayDecide).ShouldBe((ReconciliationOutcome.Decided, true));
        (await membership.As(person, Roles.Auditor).ReadReconciliationAsync("D30", Ct))!.MayDecide.ShouldBeFalse();
        (decided.Decision!.By, decided.Decision.Reason).ShouldBe(("Somebody", "Asked them."));
        decided.Facts[0].Values.SelectMany(value => value.Claims).ShouldContain(claim => claim.Stands, 1);
        decided.Facts[0].Values.Select(value => value.Value).ShouldBe(["2023-10-29", "2023-10-28"]);

        await membership.Importer.ImportClaimAsync("D30-0", MembershipFixture.ClaimOf("D30", "2023-10-30"), Ct);
        (await RowsAsync())["D30"].Outcome.ShouldBe(ReconciliationOutcome.Changed);
        await RefusedAsync(() => facilitator.DecideDiscrepancyAsync("D30", new([], "Both stay."), decided.Version, Ct), HttpStatusCode.PreconditionFailed, "version.stale");
        await facilitator.DecideDiscrepancyAsync("D30", new([], "Both stay."), (await facilitator.ReadReconciliationAsync("D30", Ct))!.Version, Ct);
        (await RowsAsync())["D30"].Outcome.ShouldBe(ReconciliationOutcome.Decided);
    }

    [Fact]
    public async Task What_agrees_is_not_decided_and_what_means_nothing_certain_is()
    {
        var agreeing = await membership.DisputeAsync("D40", "2023-10-29");
        (await Facilitator.ReadReconciliationAsync("D40", Ct))!.MayDecide.ShouldBeFalse();
        await RefusedAsync(() => Facilitator.DecideDiscrepancyAsync("D40", new([], "It is so."), agreeing.Version, Ct), HttpStatusCode.UnprocessableEntity, "discrepancy.settled");

        await membership.Importer.ImportClaimAsync("D40-9", new("D40", "A sentence", ClaimField.Wording, "less young students", null, null, null, "test"), Ct);
        (await RowsAsync())["D40"].Outcome.ShouldBe(ReconciliationOutcome.NeedsReview);
        (await Should.ThrowAsync<ApiException>(() => membership.Importer.ImportClaimAsync("D99-1", MembershipFixture.ClaimOf("D99", "2023-10-29"), Ct))).Code.ShouldBe("import.unknown_key");
    }

    [Fact]
    public async Task The_report_is_for_facilitators_auditors_and_the_importer()
    {
        await membership.DisputeAsync("D50", "2023-10-29");
        await RefusedAsync(() => membership.As(Guid.CreateVersion7(), Roles.Grantee).ListReconciliationAsync(Ct), HttpStatusCode.Forbidden, "role.missing");
        await RefusedAsync(() => new MembershipClient(membership.Http(TestTokens.Machine(Scopes.PublicRead))).ListReconciliationAsync(Ct), HttpStatusCode.Forbidden, "role.missing");
        (await membership.As(Guid.CreateVersion7(), Roles.Auditor).ListReconciliationAsync(Ct, limit: 1)).Items.ShouldHaveSingleItem();
        (await membership.Importer.ListReconciliationAsync(Ct)).Items.ShouldContain(row => row.Code == "D50");
    }

    private async Task<Dictionary<string, ReconciliationRow>> RowsAsync() =>
        (await Facilitator.ListReconciliationAsync(Ct)).Items.ToDictionary(row => row.Code, StringComparer.Ordinal);

    private static string Json(ReconciliationRow row) => System.Text.Json.JsonSerializer.Serialize(row, ApiClient.Json);
}
