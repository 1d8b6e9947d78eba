namespace CCoP.Media.Contracts;

/// <summary>The API of Media. Refusals come as <see cref="ApiException"/>.</summary>
public sealed class MediaClient(HttpClient http) : ApiClient(http);
