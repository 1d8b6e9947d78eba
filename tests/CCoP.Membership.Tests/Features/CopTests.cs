using System.Net;
using System.Net.Http.Json;

namespace CCoP.Membership.Tests.Features;

public sealed class CopTests(MembershipFixture membership) : IClassFixture<MembershipFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "M07")]
    public async Task An_organisation_is_not_counted_until_its_own_representative_accepts()
    {
        await membership.OrganisationAsync("lid", "Love is Diversity");
        var wpm = await membership.OrganisationAsync("wpm", "Women Peace Makers");
        await membership.CopAsync("two", "Two", "lid");
        var inviter = membership.As(await membership.PersonAsync(Roles.Grantee, "lid"), Roles.Grantee);
        var invited = membership.As(await membership.PersonAsync(Roles.Grantee, "wpm"), Roles.Grantee);
        var joined = await membership.Bus.ListenAsync<MemberJoined>();

        await inviter.InviteMemberAsync("two", wpm.Id, (await inviter.ReadCopAsync("two", Ct))!.Version, Ct);
        (await inviter.ListCopsAsync(Ct)).Items.Single(cop => cop.Slug == "two").MemberCount.ShouldBe(1);
        (await Should.ThrowAsync<ApiException>(() => inviter.AcceptInvitationAsync("two", wpm.Id, Ct))).Status.ShouldBe(HttpStatusCode.NotFound);

        (await invited.ListMyInvitationsAsync(Ct)).Items.ShouldHaveSingleItem().CopSlug.ShouldBe("two");
        await invited.AcceptInvitationAsync("two", wpm.Id, Ct);

        (await joined.OneAsync()).OrganisationId.ShouldBe(wpm.Id);
        (await inviter.ListCopsAsync(Ct)).Items.Single(cop => cop.Slug == "two").MemberCount.ShouldBe(2);
        (await Should.ThrowAsync<ApiException>(() => invited.AcceptInvitationAsync("two", wpm.Id, Ct))).Code.ShouldBe("member.not_invited");
    }

    [Fact, Trait("Row", "M04")]
    public async Task A_role_that_ended_cannot_act_and_is_told()
    {
        await membership.OrganisationAsync("ended", "Ended");
        await membership.CopAsync("ending", "Ending", "ended");
        var person = Guid.CreateVersion7();
        var roles = await membership.Bus.ListenAsync<RoleChanged>();
        await membership.Importer.ImportPersonAsync("ended", new PersonImport(person, "Somebody", [new RoleImport(Roles.Grantee, "ended", null)]), Ct);
        (await membership.As(person).ReadMeAsync(Ct))!.Roles.ShouldHaveSingleItem().Role.ShouldBe(Roles.Grantee);

        await membership.Importer.ImportPersonAsync("ended", new PersonImport(person, "Somebody", []), Ct);

        (await roles.OneAsync(role => role.PersonId == person && role.To is not null)).Version.ShouldBe(2);
        (await membership.As(person).ReadMeAsync(Ct))!.Roles.ShouldBeEmpty();
        var cop = await membership.As(person).ReadCopAsync("ending", Ct);
        (await Should.ThrowAsync<ApiException>(() => membership.As(person, Roles.Grantee)
            .InviteMemberAsync("ending", cop!.Members[0].OrganisationId, cop.Version, Ct))).Code.ShouldBe("member.not_yours");
    }

    [Theory, Trait("Row", "G04")]
    [InlineData("api/membership/cops/tagged")]
    [InlineData("api/membership/cops?limit=100")]
    [InlineData("api/membership/organisations/tag")]
    public async Task An_answer_is_304_to_who_has_it_until_anything_that_it_shows_has_changed(string path)
    {
        await membership.OrganisationAsync("tag", "Tagged");
        await membership.CopAsync("tagged", "Tagged", "tag");
        using var http = membership.Http(TestTokens.Machine(Scopes.PublicRead));
        using var first = await http.GetAsync(new Uri(path, UriKind.Relative), Ct);
        first.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        http.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await http.GetAsync(new Uri(path, UriKind.Relative), Ct);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        second.Headers.ETag.ShouldBe(first.Headers.ETag);
        (await second.Content.ReadAsByteArrayAsync(Ct)).ShouldBeEmpty();

        // The organisation is a record of its own; the CoP's version stays.
        await membership.OrganisationAsync("tag", $"Tagged {Guid.CreateVersion7():N}");
        await membership.CopAsync($"more-{Guid.CreateVersion7():N}"[..30], "More", "tag");
        using var third = await http.GetAsync(new Uri(path, UriKind.Relative), Ct);
        third.StatusCode.ShouldBe(HttpStatusCode.OK);
        third.Headers.ETag.ShouldNotBe(first.Headers.ETag);
    }

    [Fact]
    public async Task The_entity_tag_of_a_page_is_the_version_that_a_change_wants()
    {
        await membership.OrganisationAsync("match", "Matched");
        var other = await membership.OrganisationAsync("other", "Other");
        await membership.CopAsync("matched", "Matched", "match");
        using var http = membership.Http(TestTokens.For(await membership.PersonAsync(Roles.Grantee, "match"), Roles.Grantee));
        using var page = await http.GetAsync(new Uri("api/membership/cops/matched", UriKind.Relative), Ct);

        using var invite = new HttpRequestMessage(HttpMethod.Post, "api/membership/cops/matched/members") { Content = JsonContent.Create(new MemberInvitation(other.Id)) };
        invite.Headers.IfMatch.Add(page.Headers.ETag!);
        using var invited = await http.SendAsync(invite, Ct);
        invited.IsSuccessStatusCode.ShouldBeTrue(await invited.Content.ReadAsStringAsync(Ct));
    }

    [Fact, Trait("Row", "G04")]
    public async Task The_lists_lead_through_all_of_them_page_by_page()
    {
        await membership.OrganisationAsync("paged", "Paged");
        foreach (var key in new[] { "page-a", "page-b", "page-c" })
        {
            await membership.CopAsync(key, key, "paged");
            await membership.Importer.ImportGroupAsync(key, new GroupImport(new LocalText(key), null), Ct);
            await membership.OrganisationAsync("hosted-" + key, key);
            await membership.Importer.ImportHostingAsync(key, new HostingImport("paged", "hosted-" + key, "test"), Ct);
        }

        var reader = membership.As(Guid.CreateVersion7());
        (await AllAsync(cursor => reader.ListCopsAsync(Ct, cursor, limit: 2), cop => cop.Slug)).ShouldBe((await reader.ListCopsAsync(Ct)).Items.Select(cop => cop.Slug));
        (await AllAsync(cursor => reader.ListGroupsAsync(Ct, cursor, limit: 2), group => group.Code)).ShouldBe((await reader.ListGroupsAsync(Ct)).Items.Select(group => group.Code));

        var facilitator = membership.As(Guid.CreateVersion7(), Roles.Facilitator);
        var ruled = (await facilitator.ListHostingsAsync(Ct)).Items[0];
        await facilitator.RuleOnHostingAsync(ruled.Id, new HostingRuling(HostingState.Refuted, "Each is registered."), ruled.Version, Ct);
        var questions = await AllAsync(cursor => facilitator.ListHostingsAsync(Ct, cursor, limit: 1), hosting => hosting.Id.ToString());
        questions.ShouldBe((await facilitator.ListHostingsAsync(Ct)).Items.Select(hosting => hosting.Id.ToString()));
        questions[^1].ShouldBe(ruled.Id.ToString());
    }

    [Theory]
    [InlineData("GET", "api/membership/cops/none", null, HttpStatusCode.NotFound, "record.not_found")]
    [InlineData("POST", "api/membership/hostings/0190aaaa-0000-7000-8000-000000000000/ruling", """{"state":"confirmed","reason":"because"}""", HttpStatusCode.PreconditionRequired, "version.required")]
    [InlineData("POST", "api/membership/hostings/0190aaaa-0000-7000-8000-000000000000/ruling", """{"state":"perhaps","reason":"because"}""", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData("POST", "api/membership/hostings/0190aaaa-0000-7000-8000-000000000000/ruling", "{", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData("GET", "api/membership/organisations?limit=1000", null, HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData("GET", "api/membership/organisations?limit=many", null, HttpStatusCode.BadRequest, "request.invalid")]
    public async Task Bad_input_is_a_problem_with_a_code(string method, string path, string? body, HttpStatusCode status, string code)
    {
        using var http = membership.Http(TestTokens.For(Guid.CreateVersion7(), Roles.Facilitator));
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            if (code != "version.required")
            {
                request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            }
        }

        using var response = await http.SendAsync(request, Ct);

        var text = await response.Content.ReadAsStringAsync(Ct);
        response.StatusCode.ShouldBe(status, text);
        text.ShouldContain($"\"code\":\"{code}\"");
    }

    [Fact]
    public async Task No_token_and_an_expired_token_are_refused()
    {
        using var anonymous = membership.Http();
        using var expired = membership.Http(TestTokens.Expired(Guid.CreateVersion7()));
        foreach (var http in new[] { anonymous, expired })
        {
            using var response = await http.GetAsync(new Uri("api/membership/cops", UriKind.Relative), Ct);
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await response.Content.ReadAsStringAsync(Ct)).ShouldContain("\"code\":\"token.missing\"");
        }
    }

    /// <summary>What all pages hold, one after the other.</summary>
    private static async Task<List<string>> AllAsync<T>(Func<string?, Task<Page<T>>> read, Func<T, string> name)
    {
        var (found, page) = (new List<string>(), await read(null));
        found.AddRange(page.Items.Select(name));
        while (page.Next is not null)
        {
            page = await read(page.Next);
            found.AddRange(page.Items.Select(name));
        }

        found.Count.ShouldBeGreaterThan(2);
        return found;
    }
}
