using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace CCoP.EndToEnd.Tests.Journeys;

/// <summary>
/// What the money was for, where everybody can see it: an awarded activity is held, counted, reflected on and told of, with a photo
/// whose people agreed. And back: the code on a paper takes it all away again, whatever rests at that moment.
/// </summary>
public sealed class VisibleEnd(Platform platform)
{
    private const string Story = "visible", Title = "Evenings with families", Activity = "Screening with families", OutputTitle = "Families watched together", OutputKhmer = "គ្រួសារបានទស្សនារួមគ្នា",
        AltText = "Two people sit before a bright screen.", Named = "S. (first row)";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2), AfterARest = TimeSpan.FromSeconds(10);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Row", "D01"), Trait("Row", "D02"), Trait("Row", "D06"), Trait("Row", "D12"), Trait("Row", "E04"), Trait("Row", "E07"), Trait("Row", "B01"), Trait("Row", "B07")]
    public async Task An_activity_is_held_and_told_of_until_somebody_in_the_photo_takes_their_consent_back()
    {
        await using var lid = await platform.SignedInAsync("representative.lid", Story);
        await using var wpm = await platform.SignedInAsync("representative.wpm", Story);
        await using var chair = await platform.SignedInAsync("committee.chair", Story);
        await using var facilitator = await platform.SignedInAsync("facilitator", Story);
        await using var publisher = await platform.SignedInAsync("publisher", Story);
        await using var visitor = await platform.SomebodyAsync($"{Story}-visitor");
        await using var person = await platform.SomebodyAsync($"{Story}-person");

        await AwardAsync(lid, wpm, chair, facilitator);
        var gathering = await HoldAsync(lid);
        var photo = await UploadAsync(lid);
        var code = await AgreeAsync(lid, photo, Named);
        await AgreeAsync(lid, photo, "K.");
        var output = await WriteAsync(lid, gathering);
        var slug = await PublishAsync(publisher, output);
        var picture = await EverybodySeesItAsync(visitor, slug);

        // Events rests while the person withdraws: the picture is gone at once, the rest as soon as Events is back.
        Stopwatch since;
        using (platform.Freeze("CCoP.Events.dll"))
        {
            since = await WithdrawAsync(person, code);
            await GoneAsync(picture, since, Soon);
            since.Restart();
        }

        await GoneAsync(slug, picture, since, AfterARest);
        await visitor.OpenAsync($"/outputs/{slug}");
        await visitor.ShouldSayAsync("This is no longer public");

        // The same person agrees again, it is published again, and taken back again while nothing rests.
        var second = await AgreeAnewAsync(lid, photo);
        await HandOverAsync(lid, output);
        (await PublishAsync(publisher, output)).ShouldBe(slug);
        (await EverybodySeesItAsync(visitor, slug)).ShouldBe(picture);
        await GoneAsync(slug, picture, await WithdrawAsync(person, second), Soon);
        await lid.OpenAsync($"/media/{photo}");
        await lid.ShouldSayAsync("has withdrawn consent");

        foreach (var who in new[] { lid, facilitator, publisher, person })
        {
            who.Complaints.ShouldBeEmpty();
        }
    }

    /// <summary>By the way that <see cref="MoneyPath"/> looks at.</summary>
    private async Task AwardAsync(Person lid, Person wpm, Person chair, Person facilitator)
    {
        Person[] hurried = [lid, wpm, chair, facilitator];
        Array.ForEach(hurried, who => who.IsLooking = false);
        var joint = new JointProposal(platform, new(Title, "ល្ងាចជាមួយគ្រួសារ"), Money.Eur(700));
        var proposal = await joint.DraftAsync(lid, wpm);
        await JointProposal.SignAndSubmitAsync(lid, wpm, proposal);
        await joint.AssessAsync(chair, proposal, approved: "1400");
        await facilitator.OpenAsync($"/proposals/{proposal}/award");
        await facilitator.CheckAsync("Form.Option", "Option2");
        await facilitator.PressAsync("Issue the award");
        Array.ForEach(hurried, who => who.IsLooking = true);
    }

    private static async Task<string> HoldAsync(Person lid)
    {
        // The awarded activity is a planned gathering without anybody typing it again.
        await lid.OpenAsync("/gatherings?state=Planned");
        await lid.UntilItSaysAsync(Activity);
        await lid.FollowAsync(Activity);
        var gathering = lid.IdAfter("gatherings");

        await lid.OpenAsync($"/gatherings/{gathering}/hold");
        await lid.ShouldSayAsync("from its first day on");
        await lid.OpenAsync($"/gatherings/{gathering}/dates");
        await lid.TypeAsync(("Form.Days.From", Today), ("Form.Days.To", ""), ("Form.Days.Starts", "17:00"), ("Form.Days.Ends", "20:00"));
        await lid.PressAsync("Save");
        await lid.OpenAsync($"/gatherings/{gathering}/details");
        await lid.TypeAsync(("Form.Place", "Hall of the district, step-free"), ("Form.DescriptionEn", "Families watch three films and talk about them."), ("Form.DescriptionKm", "គ្រួសារមើលភាពយន្តបី ហើយពិភាក្សាគ្នា។"));
        await lid.PressAsync("Save");
        await lid.OpenAsync($"/gatherings/{gathering}/agenda");
        await lid.TypeInRowAsync(0, ("Title", "Welcome"), ("Time", "17:00"));
        await lid.PressAsync("Add an item");
        await lid.TypeInRowAsync(1, ("Title", "Three films"), ("Time", "17:30"));
        await lid.PressAsync("Save");

        // It waits on the start page, from its first day on.
        await lid.OpenAsync("/start");
        await lid.FollowAsync(Activity);
        await lid.PressAsync("It took place");

        await lid.OpenAsync($"/gatherings/{gathering}/attendance");
        await lid.Page.GetByLabel("Estimated").CheckAsync();
        await lid.TypeInRowAsync(0, ("Who", "participants"), ("Number", "89"), ("Source", "estimate of the organisers"));
        await lid.PickInRowAsync(0, "Qualifier", "around");
        await lid.PressAsync("Save");
        await lid.ShouldSayAsync("around 89 participants");

        await lid.OpenAsync($"/gatherings/{gathering}/reflection");
        await lid.TypeAsync(("Form.LearntEn", "Talking in small circles worked."), ("Form.LearntKm", "ការពិភាក្សាជាក្រុមតូចទទួលបានលទ្ធផល។"), ("Form.Demand", "More evenings like this"));
        await lid.PressAsync("Save");
        await lid.ShouldSayAsync("Talking in small circles worked.");
        await InKhmerAsync(lid, $"/gatherings/{gathering}");
        return gathering;
    }

    private static async Task<string> UploadAsync(Person lid)
    {
        await lid.OpenAsync("/media/new");
        await lid.CheckAsync("Form.Kind", "Photo");
        await lid.TypeAsync(("Form.TitleEn", "Before the screen"), ("Form.TitleKm", "នៅមុខអេក្រង់"), ("Form.AltEn", AltText), ("Form.AltKm", "មនុស្សពីរនាក់អង្គុយមុខអេក្រង់ភ្លឺ។"), ("Form.People", "2"));
        await lid.PressAsync("Continue to the file");
        var item = lid.IdAfter("media");

        // A file that only calls itself a picture is refused with a sentence at its field.
        await lid.ChooseFileAsync("Form.File", "photo.jpg", "image/jpeg", "no picture at all"u8.ToArray());
        await lid.PressAsync("Send the file");
        (await lid.Page.Locator(".field.wrong .why").CountAsync()).ShouldBe(1);

        var photo = await Photo.TakeAsync(lid.Page, "#d0813a");
        Photo.TellsItsPlace(photo).ShouldBeTrue();
        await lid.ChooseFileAsync("Form.File", "photo.jpg", "image/jpeg", photo);
        await lid.PressAsync("Send the file");
        await lid.ShouldSayAsync("0 of 2");
        await Assertions.Expect(lid.Page.GetByAltText(AltText)).ToBeVisibleAsync();
        return item;
    }

    private static async Task<string> AgreeAsync(Person lid, string photo, string name)
    {
        await lid.OpenAsync($"/media/{photo}");
        await lid.FollowAsync("Record a consent");
        return await AnswerAsync(lid, name);
    }

    private static async Task<string> AgreeAnewAsync(Person lid, string photo)
    {
        await lid.OpenAsync($"/media/{photo}");
        await lid.GoOnAsync(lid.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Named }).GetByRole(AriaRole.Link, new() { Name = "Record a new one in its place" }));
        return await AnswerAsync(lid, name: null);
    }

    /// <summary>One question after another; returns the code that the paper shows.</summary>
    private static async Task<string> AnswerAsync(Person lid, string? name)
    {
        await lid.ShouldSayAsync("A no has no effect on any service or support");
        await lid.CheckAsync("Form.ExplainedBy", "representative");
        await lid.CheckAsync("Form.Language", "km");
        await lid.PressAsync("Continue");
        if (name is not null)
        {
            await lid.CheckAsync("Form.Person", "Self");
            await lid.TypeAsync(("Form.PersonName", name));
        }

        await lid.PressAsync("Continue");
        await lid.Page.GetByLabel("Public website").CheckAsync();
        await lid.PressAsync("Continue");
        await lid.CheckAsync("Form.Method", "Oral");
        await lid.PressAsync("Continue");
        await lid.PressAsync("Record a consent");
        var code = await lid.Page.Locator(".slip code").InnerTextAsync();
        await lid.PressAsync("The person has the paper");
        await lid.Page.GoBackAsync();
        (await lid.WordsAsync()).ShouldNotContain(code);
        return code;
    }

    private static async Task<string> WriteAsync(Person lid, string gathering)
    {
        await lid.OpenAsync($"/gatherings/{gathering}");
        await lid.FollowAsync("Start an output");
        await lid.PickAsync("Form.Kind", "Report");
        await lid.TypeAsync(("Form.TitleEn", OutputTitle), ("Form.TitleKm", OutputKhmer));
        await lid.PressAsync("Start this output");
        var output = lid.IdAfter("publishing");

        await lid.OpenAsync($"/publishing/{output}/words");
        await lid.TypeAsync(
            ("Form.SummaryEn", "Around 89 people watched three films."), ("Form.SummaryKm", "មនុស្សប្រហែល 89 នាក់បានមើលភាពយន្តបី។"),
            ("Form.BodyEn", "They came with their children.\n\nThey stayed to talk."), ("Form.BodyKm", "ពួកគេមកជាមួយកូនៗ។\n\nពួកគេនៅពិភាក្សា។"));
        await lid.PressAsync("Save");
        await lid.OpenAsync($"/publishing/{output}/links");
        await lid.TypeInRowAsync(0, ("Url", "https://example.org/film"), ("LabelEn", "The trailer"));
        await lid.PressAsync("Save");
        await lid.OpenAsync($"/publishing/{output}/pictures");
        await lid.Page.GetByLabel("Before the screen").First.CheckAsync();
        await lid.PressAsync("Save");
        await HandOverAsync(lid, output);
        await InKhmerAsync(lid, $"/publishing/{output}");
        return output;
    }

    private static async Task HandOverAsync(Person lid, string output)
    {
        await lid.OpenAsync($"/publishing/{output}/check");
        await lid.UntilItSaysAsync("A publisher who did not write it reads it");
        await lid.PressAsync("Hand over to be published");
        await lid.ShouldSayAsync("Waiting to be published");
        (await lid.Page.GetByRole(AriaRole.Link, new() { Name = "Read and publish" }).CountAsync()).ShouldBe(0);
    }

    private static async Task<string> PublishAsync(Person publisher, string output)
    {
        await publisher.OpenAsync("/start");
        await publisher.FollowAsync(OutputTitle);
        publisher.IdAfter("publishing").ShouldBe(output);
        await publisher.PressAsync("Publish it");
        await publisher.ShouldSayAsync("Everybody can read this output");
        return (await publisher.Page.GetByRole(AriaRole.Link, new() { Name = "See it as everybody does" }).GetAttributeAsync("href"))!.Split('/')[^1];
    }

    /// <summary>Without an account, in both languages; returns the address of the picture.</summary>
    private async Task<Uri> EverybodySeesItAsync(Person visitor, string slug)
    {
        (await visitor.OpenAsync($"/outputs/{slug}?lang=km")).Status.ShouldBe(200);
        await visitor.ShouldSayAsync(OutputKhmer);
        (await visitor.OpenAsync($"/outputs/{slug}?lang=en")).Status.ShouldBe(200);
        await visitor.ShouldSayAsync(OutputTitle);
        var picture = new Uri(platform.Origin, await visitor.Page.GetByAltText(AltText).GetAttributeAsync("src"));

        using var http = new HttpClient();
        using var served = await http.GetAsync(picture, Ct);
        served.Content.Headers.ContentType!.MediaType.ShouldBe("image/webp");
        var bytes = await served.Content.ReadAsByteArrayAsync(Ct);
        bytes.Length.ShouldBeGreaterThan(1_000);
        Photo.TellsItsPlace(bytes).ShouldBeFalse();
        return picture;
    }

    private static async Task<Stopwatch> WithdrawAsync(Person person, string code)
    {
        await person.OpenAsync("/withdraw");
        await person.TypeAsync(("Form.Code", code));
        await person.PressAsync("Take back my consent");
        await person.ShouldSayAsync("Your consent is taken back");
        return Stopwatch.StartNew();
    }

    private static async Task GoneAsync(Uri picture, Stopwatch since, TimeSpan limit)
    {
        using var http = new HttpClient();
        await UntilGoneAsync(() => http.GetAsync(picture, Ct), picture.AbsolutePath, since, limit);
    }

    /// <summary>The page, what programs read, and the picture by its address.</summary>
    private async Task GoneAsync(string slug, Uri picture, Stopwatch since, TimeSpan limit)
    {
        using var http = new HttpClient { BaseAddress = platform.Origin };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html"); // As a browser: pages are kept for a moment.
        using var program = new HttpClient { BaseAddress = platform.Origin };
        program.DefaultRequestHeaders.Authorization = await PartnerAsync();
        since.Elapsed.ShouldBeLessThan(limit, "The token took the time that the withdrawal has.");
        await Task.WhenAll(
            UntilGoneAsync(() => http.GetAsync($"outputs/{slug}", Ct), "page", since, limit),
            UntilGoneAsync(() => program.GetAsync($"api/events/outputs/{slug}", Ct), "API", since, limit),
            UntilGoneAsync(() => http.GetAsync(picture, Ct), "picture", since, limit));
    }

    private static async Task UntilGoneAsync(Func<Task<HttpResponseMessage>> ask, string what, Stopwatch since, TimeSpan limit)
    {
        for (HttpStatusCode? status = null; status is not (HttpStatusCode.Gone or HttpStatusCode.NotFound);)
        {
            using var answer = await ask();
            status = answer.StatusCode;
            since.Elapsed.ShouldBeLessThan(limit, $"{what} still answered {status}.");
        }
    }

    private async Task<AuthenticationHeaderValue> PartnerAsync()
    {
        using var http = new HttpClient { BaseAddress = platform.Origin };
        using var granted = await http.PostAsync("identity/connect/token", new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", "partner-reporting"),
            new("client_secret", "partner-reporting-development-secret"), new("scope", "public.read"),
        ]), Ct);
        var token = await granted.Content.ReadFromJsonAsync<JsonElement>(Ct);
        return new("Bearer", token.GetProperty("access_token").GetString());
    }

    private static async Task InKhmerAsync(Person who, string path)
    {
        await who.OpenAsync(path + "?lang=km");
        await who.OpenAsync(path + "?lang=en");
    }

    private static string Today => PhnomPenh.Day(TimeProvider.System.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
