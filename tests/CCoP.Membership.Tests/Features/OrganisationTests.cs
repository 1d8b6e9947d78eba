namespace CCoP.Membership.Tests.Features;

public sealed class OrganisationTests(MembershipFixture membership) : IClassFixture<MembershipFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, Trait("Row", "M01")]
    [InlineData("AVR Users")]
    [InlineData("ARV User Association")]
    [InlineData("AUA")]
    public async Task Every_spelling_in_use_finds_the_one_organisation(string typed)
    {
        await membership.OrganisationAsync("aua", "ARV Users Association", acronym: "AUA", aliases: ["ARV User Association", "AVR Users Association"]);
        await membership.OrganisationAsync("other", "Another one");

        var found = await membership.As(Guid.CreateVersion7()).SearchOrganisationsAsync(Ct, typed);

        found.Items.ShouldHaveSingleItem().Slug.ShouldBe("aua");
    }

    [Fact]
    public async Task An_import_repeated_changes_nothing_and_tells_nobody()
    {
        var changes = await membership.Bus.ListenAsync<OrganisationChanged>();
        (await membership.OrganisationAsync("twice", "Twice")).Outcome.ShouldBe("created");
        (await membership.OrganisationAsync("twice", "Twice")).Outcome.ShouldBe("unchanged");
        (await membership.OrganisationAsync("twice", "Twice again")).Outcome.ShouldBe("changed");

        await changes.OneAsync(told => told.Name.En == "Twice again");
        changes.All.Count(told => told.Name.En.StartsWith("Twice", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Lists_page_by_cursor_without_loss_or_repeat()
    {
        foreach (var number in Enumerable.Range(0, 5))
        {
            await membership.OrganisationAsync($"page-{number}", $"Paged {number}");
        }

        var reader = membership.As(Guid.CreateVersion7());
        var (seen, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = await reader.SearchOrganisationsAsync(Ct, "Paged", cursor, 2);
            seen.AddRange(page.Items.Select(item => item.Slug));
            cursor = page.Next;
        }
        while (cursor is not null);

        seen.ShouldBe(["page-0", "page-1", "page-2", "page-3", "page-4"]);
    }

    [Fact]
    public async Task A_ruling_travels_and_needs_the_facilitator_a_reason_and_the_version_seen()
    {
        await membership.OrganisationAsync("hac", "HelpAge");
        await membership.OrganisationAsync("opa", "OPA");
        await membership.Importer.ImportHostingAsync("opa-hac", new HostingImport("hac", "opa", "printed with a slash"), Ct);
        var facilitator = membership.As(Guid.CreateVersion7(), Roles.Facilitator);
        var changes = await membership.Bus.ListenAsync<OrganisationChanged>();
        var question = (await facilitator.ListHostingsAsync(Ct)).Items.Single(item => item.HostedName == "OPA");

        (await Should.ThrowAsync<ApiException>(() => membership.As(Guid.CreateVersion7(), Roles.Grantee)
            .RuleOnHostingAsync(question.Id, new HostingRuling(HostingState.Confirmed, "They said so."), question.Version, Ct))).Code.ShouldBe("role.missing");
        (await Should.ThrowAsync<ApiException>(() => facilitator.RuleOnHostingAsync(question.Id, new HostingRuling(HostingState.Confirmed, ""), question.Version, Ct)))
            .Code.ShouldBe("request.invalid");
        (await Should.ThrowAsync<ApiException>(() => facilitator.RuleOnHostingAsync(question.Id, new HostingRuling(HostingState.Confirmed, "They said so."), question.Version + 1, Ct)))
            .Code.ShouldBe("version.stale");

        await facilitator.RuleOnHostingAsync(question.Id, new HostingRuling(HostingState.Confirmed, "They said so."), question.Version, Ct);

        var told = await changes.OneAsync(change => change.OrganisationId == question.HostedId && change.UnresolvedHostIds.Count == 0);
        told.LegalEntityId.ShouldBe(question.HostId);
    }

    [Fact]
    public async Task The_reason_of_a_ruling_is_for_staff_unless_it_is_marked_public()
    {
        await membership.OrganisationAsync("host", "Host");
        await membership.OrganisationAsync("guest", "Guest of a host");
        await membership.Importer.ImportHostingAsync("guest-host", new HostingImport("host", "guest", "printed with a slash"), Ct);
        var facilitator = membership.As(Guid.CreateVersion7(), Roles.Facilitator);

        await facilitator.RuleOnHostingAsync((await ItemAsync(facilitator)).Id, new HostingRuling(HostingState.Confirmed, "One person there told us."), (await ItemAsync(facilitator)).Version, Ct);
        foreach (var reader in new[] { membership.As(Guid.CreateVersion7(), Roles.Grantee), new MembershipClient(membership.Http(TestTokens.Machine(Scopes.PublicRead))) })
        {
            var hidden = await ItemAsync(reader);
            (hidden.State, hidden.Reason, hidden.IsReasonPublic).ShouldBe((HostingState.Confirmed, null, false));
        }

        (await ItemAsync(membership.As(Guid.CreateVersion7(), Roles.Auditor))).Reason.ShouldBe("One person there told us.");
        await facilitator.RuleOnHostingAsync((await ItemAsync(facilitator)).Id, new HostingRuling(HostingState.Refuted, "Both are registered.", IsReasonPublic: true), (await ItemAsync(facilitator)).Version, Ct);
        (await ItemAsync(membership.As(Guid.CreateVersion7(), Roles.Grantee))).Reason.ShouldBe("Both are registered.");

        async Task<HostingItem> ItemAsync(MembershipClient reader) => (await reader.ReadOrganisationAsync("guest", Ct))!.Hosting.ShouldHaveSingleItem();
    }
}
