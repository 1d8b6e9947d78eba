using Deque.AxeCore.Playwright;

namespace CCoP.EndToEnd.Tests;

/// <summary>Somebody at a browser: what they see is checked for accessibility and photographed at every page.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly string name;
    private readonly HashSet<string> checkedPages = [];
    private int pictures;

    private Person(IBrowserContext context, IPage page, string name) => (this.context, Page, this.name) = (context, page, name);

    public IPage Page { get; }

    /// <summary>False on a way that another story looks at.</summary>
    public bool IsLooking { get; set; } = true;

    /// <summary>Messages of the browser's console that tell of a fault: a blocked script, a missing file.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Person> AtAsync(Platform platform, string name, BrowserNewContextOptions options)
    {
        options.BaseURL = platform.Origin.ToString();
        var context = await platform.Browser.NewContextAsync(options);
        await context.Tracing.StartAsync(new() { Snapshots = true });
        var person = new Person(context, await context.NewPageAsync(), name);
        person.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                person.Complaints.Add($"{person.Page.Url}: {message.Text}");
            }
        };
        return person;
    }

    public async Task SignInAsync(string userName)
    {
        await Page.GotoAsync("/signin?returnUrl=%2Fstart");
        await Page.GetByLabel("User name").FillAsync(userName);
        await Page.GetByLabel("Password").FillAsync("one-CCoP-for-all");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Page.WaitForURLAsync("**/start");
    }

    /// <summary>Opens a page and looks at it.</summary>
    public async Task<IResponse> OpenAsync(string path)
    {
        var response = await Page.GotoAsync(path);
        await LookAsync();
        return response!;
    }

    /// <summary>Presses a button and looks at what comes.</summary>
    public Task PressAsync(string button) => GoOnAsync(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First);

    public Task FollowAsync(string link) => GoOnAsync(Page.GetByRole(AriaRole.Link, new() { Name = link }).First);

    /// <summary>Clicks, and waits for the next page or for the same one shown again with what is wrong.</summary>
    public async Task GoOnAsync(ILocator control)
    {
        await Page.EvaluateAsync("() => { window.before = true; document.querySelector('main').firstElementChild.dataset.before = ''; }");
        await control.ClickAsync();
        await Page.WaitForFunctionAsync("() => !window.before || !document.querySelector('[data-before]')");
        await Page.WaitForLoadStateAsync();
        await LookAsync();
    }

    /// <summary>Types into fields by their names, each found through the label that a person reads.</summary>
    public async Task TypeAsync(params (string Field, string Text)[] fields)
    {
        foreach (var (field, text) in fields)
        {
            await (await FieldAsync(field)).FillAsync(text);
        }
    }

    /// <summary>Chooses from a list the one option that begins with or holds these words.</summary>
    public async Task PickAsync(string field, string words)
    {
        var list = await FieldAsync(field);
        var value = await list.Locator("option").Filter(new() { HasText = words }).First.GetAttributeAsync("value");
        await list.SelectOptionAsync(value!);
    }

    /// <summary>Chooses a file, as it comes from a phone.</summary>
    public async Task ChooseFileAsync(string field, string name, string contentType, byte[] content) =>
        await (await FieldAsync(field)).SetInputFilesAsync(new FilePayload { Name = name, MimeType = contentType, Buffer = content });

    /// <summary>Chooses one of several by its value.</summary>
    public Task CheckAsync(string field, string value) => Page.Locator($"[name='{field}'][value='{value}']").CheckAsync();

    /// <summary>The name of a field in one row of a list, such as the budget.</summary>
    public async Task TypeInRowAsync(int row, params (string Field, string Text)[] fields)
    {
        foreach (var (field, text) in fields)
        {
            await TypeAsync((await RowFieldAsync(row, field), text));
        }
    }

    public async Task PickInRowAsync(int row, string field, string words) => await PickAsync(await RowFieldAsync(row, field), words);

    /// <summary>Adds a row where the list is still empty.</summary>
    public async Task HaveARowAsync(string field, string button)
    {
        if (await Page.Locator($"[name^='Form.Rows['][name$='.{field}']").CountAsync() == 0)
        {
            await PressAsync(button);
        }
    }

    /// <summary>The id that follows this word in the address of the page.</summary>
    public string IdAfter(string word)
    {
        var path = new Uri(Page.Url).Segments.Select(segment => segment.TrimEnd('/')).ToList();
        var id = path.ElementAtOrDefault(path.IndexOf(word) + 1);
        Guid.TryParse(id, out _).ShouldBeTrue($"{Page.Url} has no id after {word}.");
        return id!;
    }

    /// <summary>The words of the page's main part.</summary>
    public Task<string> WordsAsync() => Page.Locator("main").InnerTextAsync();

    /// <summary>Waits until the page, loaded again and again, says this: for what another service does a moment later.</summary>
    public async Task UntilItSaysAsync(string words)
    {
        for (var turn = 0; !(await WordsAsync()).Contains(words, StringComparison.Ordinal); turn++)
        {
            (turn < 60).ShouldBeTrue($"{Page.Url} never said \"{words}\". It says:\n{await WordsAsync()}");
            await Page.WaitForTimeoutAsync(500);
            await Page.ReloadAsync();
        }
    }

    public Task ShouldSayAsync(string words) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(words);

    /// <summary>A picture, and axe: nothing serious on any page, each kind of page once.</summary>
    public async Task LookAsync()
    {
        if (!IsLooking)
        {
            return;
        }

        await Page.ScreenshotAsync(new() { Path = Path.Combine(Platform.Results, $"{name}-{++pictures:00}.png"), FullPage = true });
        if (checkedPages.Add(Page.Url) && (await Page.EvaluateAsync<bool>("() => !!document.querySelector('main')")))
        {
            var findings = (await Page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical").ToList();
            findings.ShouldBeEmpty($"{Page.Url}: " + string.Join("; ", findings.Select(finding => $"{finding.Id} at {string.Join(", ", finding.Nodes.Select(node => node.Target))}")));
        }
    }

    private async Task<string> RowFieldAsync(int row, string field) =>
        (await Page.Locator($"[name^='Form.Rows['][name$='.{field}']").Nth(row).GetAttributeAsync("name"))!;

    /// <summary>Every control has a label that names it.</summary>
    private async Task<ILocator> FieldAsync(string name)
    {
        var field = Page.Locator($"[name='{name}']").First;
        (await field.EvaluateAsync<bool>("field => field.labels.length > 0 || !!field.getAttribute('aria-label')")).ShouldBeTrue($"{name} on {Page.Url} has no label.");
        return field;
    }

    public async ValueTask DisposeAsync()
    {
        await context.Tracing.StopAsync(new() { Path = Path.Combine(Platform.Results, $"{name}.trace.zip") });
        await context.DisposeAsync();
    }
}
