using System.Globalization;
using System.Net;
using System.Text.Json;
using CCoP.Web.Language;
using CCoP.Web.Submitting;
using Microsoft.Extensions.DependencyInjection;

namespace CCoP.Web.Tests;

/// <summary>A refusal in the reader's language, with its facts.</summary>
public sealed class SentencesTests : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;
    private readonly ServiceProvider services = new ServiceCollection().AddLogging().AddLocalization().AddHttpContextAccessor().AddSingleton<Reader>().AddSingleton<Sentences>().BuildServiceProvider();

    private Sentences Sentences => services.GetRequiredService<Sentences>();

    [Fact]
    public void A_sentence_names_the_facts_of_the_refusal() =>
        Sentences.For(Refused("envelope.short", new { available = new { amount = "12000.00", currency = "EUR" } })).ShouldBe("The envelope has only 12,000.00\u00a0EUR left. Approve a smaller amount or none.");

    [Fact]
    public void An_instant_is_told_in_Phnom_Penh_in_the_readers_language()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("km");
        Sentences.For(Refused("round.closed", new { deadline = "2024-02-25T10:00:00+00:00" })).ShouldContain("ថ្ងៃទី25 ខែកុម្ភៈ ឆ្នាំ2024 ម៉ោង 17:00");
    }

    [Fact]
    public void An_unknown_code_is_still_a_sentence() => Sentences.For("never.heard").ShouldStartWith("Something went wrong");

    [Theory]
    [InlineData("The Title field is required.", "Fill this in.")]
    [InlineData("The field Title must be a string with a maximum length of 200.", "This is too long: at most 200 characters.")]
    [InlineData("The field Points must be between 0 and 5.", "Enter a number between 0 and 5.")]
    [InlineData("The field Province must match the regular expression.", "Check this entry: it cannot be read.")]
    public void What_an_annotation_says_is_a_sentence_too(string message, string expected) => Sentences.ForAnnotation(message).ShouldBe(expected);

    public void Dispose()
    {
        CultureInfo.CurrentUICulture = before;
        services.Dispose();
    }

    private static ApiException Refused(string code, object facts) =>
        new(HttpStatusCode.UnprocessableEntity, code, "", JsonSerializer.SerializeToElement(facts).EnumerateObject().ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal));
}
