namespace CCoP.Events.Contracts;

/// <summary>
/// The API of Events. Refusals come as <see cref="ApiException"/>; <c>seen</c> is the version of the page that the person acts on.
/// A CoP is named by its slug in what everybody reads.
/// </summary>
public sealed class EventsClient(HttpClient http) : ApiClient(http)
{
    // What everybody may read

    /// <summary>The newest first; those without a date come last.</summary>
    /// <param name="province">ISO 3166-2 code.</param>
    public Task<Page<GatheringCard>> ListGatheringsAsync(
        CancellationToken ct, string? cop = null, GatheringKind? kind = null, int? year = null, string? province = null, GatheringState? state = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<GatheringCard>>(
            $"api/events/gatherings?limit={limit}{Query("cop", cop)}{Query("kind", kind?.ToString())}{Query("year", year?.ToString(System.Globalization.CultureInfo.InvariantCulture))}"
            + $"{Query("province", province)}{Query("state", state?.ToString())}{Query("cursor", cursor)}", ct);

    public Task<GatheringPage?> ReadGatheringAsync(string slug, CancellationToken ct) => FindAsync<GatheringPage>($"api/events/gatherings/{Uri.EscapeDataString(slug)}", ct);

    public Task<AttendanceTotals> ReadAttendanceAsync(CancellationToken ct, string? cop = null, int? year = null) =>
        GetAsync<AttendanceTotals>($"api/events/attendance?{Query("cop", cop)}{Query("year", year?.ToString(System.Globalization.CultureInfo.InvariantCulture))}", ct);

    /// <summary>The newest first.</summary>
    public Task<Page<OutputCard>> ListOutputsAsync(CancellationToken ct, string? cop = null, OutputKind? kind = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<OutputCard>>($"api/events/outputs?limit={limit}{Query("cop", cop)}{Query("kind", kind?.ToString())}{Query("cursor", cursor)}", ct);

    /// <summary>Null when there never was one; 410 <c>output.gone</c> when there was, and it is no longer public.</summary>
    public Task<OutputPage?> ReadOutputAsync(string slug, CancellationToken ct) => FindAsync<OutputPage>($"api/events/outputs/{Uri.EscapeDataString(slug)}", ct);

    /// <summary>The most counted first.</summary>
    public Task<Page<LessonItem>> ListLessonsAsync(CancellationToken ct, string? cursor = null, int limit = 100) =>
        GetAsync<Page<LessonItem>>($"api/events/lessons?limit={limit}{Query("cursor", cursor)}", ct);

    /// <summary>In the order of the journey.</summary>
    public Task<Page<JourneyStopItem>> ListJourneyAsync(CancellationToken ct, string? cursor = null, int limit = 100) =>
        GetAsync<Page<JourneyStopItem>>($"api/events/journey?limit={limit}{Query("cursor", cursor)}", ct);

    /// <summary>The iCalendar feed; it needs no token, so that calendar programs can subscribe to it.</summary>
    public Task<string> ReadCalendarAsync(CancellationToken ct, string? cop = null) => GetTextAsync($"api/events/calendar.ics?{Query("cop", cop)}", ct);

    // The desk

    public Task<Page<EventsTask>> ListMyTasksAsync(CancellationToken ct) => GetAsync<Page<EventsTask>>("api/events/my/tasks", ct);

    /// <summary>Gatherings that the reader works on, the newest first.</summary>
    public Task<Page<GatheringCard>> ListMyGatheringsAsync(CancellationToken ct, string? cop = null, GatheringState? state = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<GatheringCard>>($"api/events/desk/gatherings?limit={limit}{Query("cop", cop)}{Query("state", state?.ToString())}{Query("cursor", cursor)}", ct);

    /// <summary>Null when there is none, or none for this reader.</summary>
    public Task<GatheringDesk?> ReadGatheringDeskAsync(Guid id, CancellationToken ct) => FindAsync<GatheringDesk>($"api/events/desk/gatherings/{id}", ct);

    public Task<EventsCreated> PlanGatheringAsync(NewGathering gathering, CancellationToken ct) => SendAsync<EventsCreated>(HttpMethod.Post, "api/events/desk/gatherings", gathering, ct);

    public Task DescribeGatheringAsync(Guid id, GatheringBasics basics, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/events/desk/gatherings/{id}/describe", basics, ct, seen);

    public Task RescheduleGatheringAsync(Guid id, NewDates dates, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/events/desk/gatherings/{id}/reschedule", dates, ct, seen);

    public Task CancelGatheringAsync(Guid id, EventsReason reason, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/events/desk/gatherings/{id}/cancel", reason, ct, seen);

    /// <summary>It took place; a repeat changes nothing.</summary>
    public Task HoldGatheringAsync(Guid id, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/events/desk/gatherings/{id}/hold", null, ct, seen);

    /// <summary>Replaces every count of the gathering.</summary>
    public Task RecordAttendanceAsync(Guid id, AttendanceList attendance, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/events/desk/gatherings/{id}/attendance", attendance, ct, seen);

    public Task ReflectOnGatheringAsync(Guid id, Reflection reflection, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/events/desk/gatherings/{id}/reflection", reflection, ct, seen);

    /// <summary>Learning cycles of the reader's CoPs, the newest first.</summary>
    public Task<Page<CycleCard>> ListCyclesAsync(CancellationToken ct, string? cop = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<CycleCard>>($"api/events/desk/cycles?limit={limit}{Query("cop", cop)}{Query("cursor", cursor)}", ct);

    public Task<CyclePage?> ReadCycleAsync(Guid id, CancellationToken ct) => FindAsync<CyclePage>($"api/events/desk/cycles/{id}", ct);

    public Task<EventsCreated> StartCycleAsync(NewCycle cycle, CancellationToken ct) => SendAsync<EventsCreated>(HttpMethod.Post, "api/events/desk/cycles", cycle, ct);

    public Task WriteCycleAsync(Guid id, CycleWriting writing, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/events/desk/cycles/{id}/write", writing, ct, seen);

    public Task CloseCycleAsync(Guid id, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/events/desk/cycles/{id}/close", null, ct, seen);

    /// <summary>Outputs that the reader works on, the newest first.</summary>
    public Task<Page<OutputDeskCard>> ListMyOutputsAsync(CancellationToken ct, string? cop = null, OutputState? state = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<OutputDeskCard>>($"api/events/desk/outputs?limit={limit}{Query("cop", cop)}{Query("state", state?.ToString())}{Query("cursor", cursor)}", ct);

    /// <summary>Null when there is none, or none for this reader.</summary>
    public Task<OutputDesk?> ReadOutputDeskAsync(Guid id, CancellationToken ct) => FindAsync<OutputDesk>($"api/events/desk/outputs/{id}", ct);

    /// <summary>Planned against delivered, of an award, of a CoP, or of all that the reader works on.</summary>
    public Task<Delivery> ReadDeliveryAsync(CancellationToken ct, string? cop = null, Guid? award = null) =>
        GetAsync<Delivery>($"api/events/desk/delivery?{Query("cop", cop)}{Query("award", award?.ToString())}", ct);

    public Task<EventsCreated> PlanOutputAsync(NewOutput output, CancellationToken ct) => SendAsync<EventsCreated>(HttpMethod.Post, "api/events/desk/outputs", output, ct);

    public Task DraftOutputAsync(Guid id, OutputDraft draft, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/events/desk/outputs/{id}/draft", draft, ct, seen);

    /// <summary>To the publishers; also once more after it was withdrawn.</summary>
    public Task HandOverOutputAsync(Guid id, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/events/desk/outputs/{id}/hand-over", null, ct, seen);

    /// <summary>Back to those who write it.</summary>
    public Task ReturnOutputAsync(Guid id, EventsReason reason, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/events/desk/outputs/{id}/return", reason, ct, seen);

    public Task PublishOutputAsync(Guid id, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/events/desk/outputs/{id}/publish", null, ct, seen);

    public Task WithdrawOutputAsync(Guid id, EventsReason reason, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/events/desk/outputs/{id}/withdraw", reason, ct, seen);

    /// <summary>Stories that the reader may know of, the newest first, without their words.</summary>
    public Task<Page<StoryCard>> ListStoriesAsync(CancellationToken ct, string? cop = null, StoryState? state = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<StoryCard>>($"api/events/desk/stories?limit={limit}{Query("cop", cop)}{Query("state", state?.ToString())}{Query("cursor", cursor)}", ct);

    public Task<StoryPage?> ReadStoryAsync(Guid id, CancellationToken ct) => FindAsync<StoryPage>($"api/events/desk/stories/{id}", ct);

    public Task<EventsCreated> TellStoryAsync(NewStory story, CancellationToken ct) => SendAsync<EventsCreated>(HttpMethod.Post, "api/events/desk/stories", story, ct);

    /// <summary>Until somebody has agreed to its words.</summary>
    public Task ReviseStoryAsync(Guid id, StoryWords words, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/events/desk/stories/{id}/revise", words, ct, seen);

    public Task RestrictStoryAsync(Guid id, StoryRestriction restriction, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/events/desk/stories/{id}/restrict", restriction, ct, seen);

    /// <summary>Deletes its words, and withdraws what shows them.</summary>
    public Task WithdrawStoryAsync(Guid id, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/events/desk/stories/{id}/withdraw", null, ct, seen);

    // Operating

    /// <summary>Tells every output again, so that a new or restored service catches up.</summary>
    public Task RepublishAsync(CancellationToken ct) => SendAsync(HttpMethod.Post, "api/events/republish", null, ct);

    // Imports

    public Task<EventsImported> ImportGatheringAsync(string sourceKey, GatheringImport gathering, CancellationToken ct) => ImportAsync("gatherings", sourceKey, gathering, ct);

    public Task<EventsImported> ImportOutputAsync(string sourceKey, OutputImport output, CancellationToken ct) => ImportAsync("outputs", sourceKey, output, ct);

    public Task<EventsImported> ImportStoryAsync(string sourceKey, StoryImport story, CancellationToken ct) => ImportAsync("stories", sourceKey, story, ct);

    public Task<EventsImported> ImportLessonAsync(string sourceKey, LessonImport lesson, CancellationToken ct) => ImportAsync("lessons", sourceKey, lesson, ct);

    public Task<EventsImported> ImportJourneyStopAsync(string sourceKey, JourneyStopImport stop, CancellationToken ct) => ImportAsync("journey", sourceKey, stop, ct);

    private Task<EventsImported> ImportAsync(string kind, string sourceKey, object record, CancellationToken ct) =>
        SendAsync<EventsImported>(HttpMethod.Put, $"api/events/imports/{kind}/{Uri.EscapeDataString(sourceKey)}", record, ct);

    private static string Query(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
