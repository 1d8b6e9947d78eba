namespace CCoP.Events.Contracts;

/// <summary>The API of Events. Refusals come as <see cref="ApiException"/>.</summary>
public sealed class EventsClient(HttpClient http) : ApiClient(http);
