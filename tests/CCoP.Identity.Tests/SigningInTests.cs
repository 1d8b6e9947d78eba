using System.Net;

namespace CCoP.Identity.Tests;

public sealed class SigningInTests(IdentityHost identity) : IClassFixture<IdentityHost>
{
    [Fact]
    [Trait("Row", "G01")]
    public async Task A_person_signs_in_by_code_and_PKCE_and_the_token_says_who_they_are()
    {
        using var person = new Person(identity.First);

        var answer = await person.RedeemAsync(await person.SignInAsync("committee.chair"));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        var token = answer.Token;
        token.Issuer.ShouldBe("http://localhost:8080/identity/");
        Guid.TryParse(token.Subject, out _).ShouldBeTrue();
        token.GetClaim("name").Value.ShouldBe("Chair of the committee");
        token.Claims.Where(claim => claim.Type == "role").Select(claim => claim.Value).ShouldBe(["committee", "chair"]);
        token.GetClaim("scope").Value.Split(' ').ShouldContain("public.read");
        (token.ValidTo - token.IssuedAt).ShouldBe(TimeSpan.FromMinutes(5));
        answer.RefreshToken.Length.ShouldBeLessThan(100);
    }

    [Fact]
    public async Task A_signed_in_person_is_not_asked_again_unless_the_program_wants_it()
    {
        using var person = new Person(identity.First);
        await person.SignInAsync("auditor");

        using var again = await person.GetAsync(person.AuthorizeAddress());
        Person.CodeIn(again).ShouldNotBeEmpty();
        using var afresh = await person.GetAsync(person.AuthorizeAddress(("prompt", "login")));
        afresh.Headers.Location!.AbsolutePath.ShouldBe("/identity/signin");
        afresh.Headers.Location.Query.ShouldNotContain("prompt");
    }

    [Fact]
    public async Task A_quiet_request_without_a_session_is_told_so_and_shows_no_page()
    {
        using var person = new Person(identity.First);
        using var answer = await person.GetAsync(person.AuthorizeAddress(("prompt", "none")));
        answer.Headers.Location!.Query.ShouldContain("error=login_required");
    }

    [Fact]
    public async Task One_click_signs_in_as_one_of_the_demo_cast()
    {
        using var person = new Person(identity.First);
        using var asked = await person.GetAsync(person.AuthorizeAddress());
        using var clicked = await person.SendFormAsync(asked.Headers.Location!.ToString(), "Demo", ("userName", "finance.pay"));
        using var back = await person.GetAsync(clicked.Headers.Location!.ToString());

        var answer = await person.RedeemAsync(Person.CodeIn(back));

        answer.Token.GetClaim("role").Value.ShouldBe("finance_pay");
    }

    [Fact]
    public async Task A_form_without_its_own_token_is_refused_in_one_sentence()
    {
        using var client = identity.First.CreateDefaultClient(IdentityHost.PublicOrigin);
        using var form = new FormUrlEncodedContent([new("userName", "auditor")]);
        using var answer = await client.PostAsync(new Uri("/identity/signin?handler=Demo", UriKind.Relative), form, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Person.TextAsync(answer)).ShouldContain("This form can no longer be used");
    }

    [Fact]
    public async Task After_signing_in_only_an_address_of_this_server_is_followed()
    {
        using var person = new Person(identity.First);
        using var answer = await person.SendFormAsync("/identity/signin?returnUrl=https%3A%2F%2Fevil.example.org%2F", null, ("userName", "auditor"), ("password", Person.DemoPassword));
        answer.Headers.Location!.ToString().ShouldBe("http://localhost:8080/");
    }

    [Theory]
    [InlineData("en", "The user name or the password is not right: check both and try again.")]
    [InlineData("km", "ឈ្មោះអ្នកប្រើប្រាស់ ឬពាក្យសម្ងាត់មិនត្រឹមត្រូវទេ៖ សូមពិនិត្យទាំងពីរ រួចព្យាយាមម្តងទៀត។")]
    public async Task A_wrong_password_gives_one_sentence_in_the_readers_language_and_keeps_the_name(string language, string sentence)
    {
        using var person = new Person(identity.First);
        foreach (var userName in new[] { "safeguarding", "nobody.of.this.name" })
        {
            using var answer = await person.SendFormAsync("/identity/signin?lang=" + language, null, ("userName", userName), ("password", "guessed"));
            var page = await Person.TextAsync(answer);
            page.ShouldContain(sentence);
            page.ShouldContain($"value=\"{userName}\"");
            page.ShouldNotContain("guessed");
        }
    }

    [Fact]
    public async Task An_empty_form_names_each_missing_field()
    {
        using var person = new Person(identity.First);
        using var answer = await person.SendFormAsync("/identity/signin", null, ("userName", " "), ("password", ""));
        var page = await Person.TextAsync(answer);
        page.ShouldContain("<a href=\"#userName\">Enter your user name.</a>");
        page.ShouldContain("<a href=\"#password\">Enter your password.</a>");
    }

    [Fact]
    public async Task Five_wrong_tries_lock_the_account_for_a_quarter_of_an_hour()
    {
        using var person = new Person(identity.First);
        async Task<string> TryAsync(string password)
        {
            using var answer = await person.SendFormAsync("/identity/signin", null, ("userName", "communications"), ("password", password));
            return answer.StatusCode == HttpStatusCode.Redirect ? "in" : await Person.TextAsync(answer);
        }

        for (var wrong = 1; wrong < 5; wrong++)
        {
            (await TryAsync("wrong")).ShouldContain("is not right");
        }

        (await TryAsync("wrong")).ShouldContain("Too many wrong tries: wait 15 minutes, then try again.");
        (await TryAsync(Person.DemoPassword)).ShouldContain("Too many wrong tries");
    }

    [Fact]
    public async Task Signing_out_from_Web_ends_the_session_and_leads_back()
    {
        using var person = new Person(identity.First);
        var answer = await person.RedeemAsync(await person.SignInAsync("publisher"));

        using var ended = await person.GetAsync($"/identity/connect/endsession?id_token_hint={answer.IdToken}&state=x&post_logout_redirect_uri={Uri.EscapeDataString("http://localhost:8080/signout-callback-oidc")}");

        ended.Headers.Location!.ToString().ShouldBe("http://localhost:8080/signout-callback-oidc?state=x");
        using var next = await person.GetAsync(person.AuthorizeAddress());
        next.Headers.Location!.AbsolutePath.ShouldBe("/identity/signin");
    }

    [Fact]
    public async Task A_link_to_sign_out_asks_first()
    {
        using var person = new Person(identity.First);
        await person.SignInAsync("publisher");

        using var asked = await person.GetAsync("/identity/connect/endsession");
        asked.Headers.Location!.ToString().ShouldEndWith("/identity/signout");
        using var stillIn = await person.GetAsync(person.AuthorizeAddress());
        Person.CodeIn(stillIn).ShouldNotBeEmpty();
        using var done = await person.SendFormAsync("/identity/signout", null);
        (await person.ReadAsync(done.Headers.Location!.ToString())).ShouldContain("You are signed out");
    }
}
