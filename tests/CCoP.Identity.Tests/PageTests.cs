using System.Collections;
using System.Globalization;
using System.Net;
using System.Resources;
using System.Text.RegularExpressions;

namespace CCoP.Identity.Tests;

public sealed partial class PageTests(IdentityHost identity) : IClassFixture<IdentityHost>
{
    [Fact]
    public void Every_text_is_there_in_Khmer_letters_with_the_same_placeholders()
    {
        var resources = new ResourceManager(typeof(Words));
        var english = Read(resources, CultureInfo.InvariantCulture);
        var khmer = Read(resources, CultureInfo.GetCultureInfo("km"));

        english.Count.ShouldBeGreaterThan(30);
        khmer.Keys.ShouldBe(english.Keys, ignoreOrder: true);
        foreach (var (key, text) in khmer)
        {
            KhmerLetters().IsMatch(text).ShouldBeTrue(key);
            Placeholders().Matches(text).Select(match => match.Value).ShouldBe(Placeholders().Matches(english[key]).Select(match => match.Value), key);
        }
    }

    [Fact]
    public async Task Every_text_that_a_page_asks_for_exists()
    {
        using var person = new Person(identity.First);
        foreach (var address in new[] { "/identity/signin", "/identity/signout", "/identity/error?status=404", "/identity/error?status=400", "/identity/error?status=403", "/identity/error?status=500" })
        {
            UnknownWord().Match(await person.ReadAsync(address)).Value.ShouldBeEmpty(address);
        }
    }

    [Theory]
    [InlineData("/identity/signin", null, "en")]
    [InlineData("/identity/signin", "km-KH, en;q=0.5", "km")]
    [InlineData("/identity/signin", "fr", "en")]
    [InlineData("/identity/signin?lang=km", "en", "km")]
    [InlineData("/identity/signin?lang=xx", "km", "km")]
    public async Task The_page_is_in_the_language_asked_for_or_preferred(string address, string? preferred, string language)
    {
        using var person = new Person(identity.First);
        (await person.ReadAsync(address, preferred)).ShouldContain($"<html lang=\"{language}\">");
    }

    [Fact]
    public async Task The_language_that_Web_passes_on_is_kept_through_the_sign_in()
    {
        using var person = new Person(identity.First);
        using var asked = await person.GetAsync(person.AuthorizeAddress(("ui_locales", "km")), "en");
        (await person.ReadAsync(asked.Headers.Location!.ToString(), "en")).ShouldContain("<html lang=\"km\">");
    }

    [Fact]
    public async Task Pages_run_no_script_are_kept_by_nobody_and_framed_by_nobody()
    {
        using var person = new Person(identity.First);
        using var page = await person.GetAsync("/identity/signin");
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var policy = string.Join(' ', page.Headers.GetValues("Content-Security-Policy"));
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        (await Person.TextAsync(page)).ShouldNotContain("<script");
    }

    [Fact]
    public async Task An_unknown_page_says_so_in_the_readers_language()
    {
        using var person = new Person(identity.First);
        using var answer = await person.GetAsync("/identity/nothing", "km");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Person.TextAsync(answer)).ShouldContain("មិនមានទំព័រនេះទេ");
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    [InlineData("/identity/identity.css")]
    public async Task What_machines_and_browsers_fetch_needs_no_account(string address)
    {
        using var person = new Person(identity.First);
        using var answer = await person.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Dictionary<string, string> Read(ResourceManager resources, CultureInfo culture) => resources
        .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    [GeneratedRegex("[\u1780-\u17FF]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KhmerLetters();

    [GeneratedRegex(@"\{\d\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholders();

    [GeneratedRegex(@"\b(SignIn|SignOut|Error|Cast|Problem)\.[A-Za-z.]+\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnknownWord();
}
