using Aspire.Hosting;

// What the tests start: a small service, or a small host of its own that they can kill.
if (args is ["host", var folder, var program, .. var settings])
{
    var builder = DistributedApplication.CreateBuilder([$"--LocalHosting:DataFolder={folder}", "--LocalHosting:Dashboard=false", .. settings]);
    // Each notes its own process and one that it started; neither ends by itself.
    var first = builder.AddExecutable("first", program, folder, "-c", "sleep 600 & echo $$ $! > first.pids; wait");
    builder.AddExecutable("second", program, folder, "-c", "trap '' TERM INT; sleep 600 & echo $$ $! > second.pids; wait").WaitFor(first);
    await builder.Build().RunAsync();
    return;
}

var app = WebApplication.Create(args);
var gate = app.Configuration["Gate"];
app.MapGet("/health", () => gate is null || File.Exists(gate) ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
app.MapGet("/settings/{key}", (string key) => app.Configuration[key]);
app.MapGet("/folder", () => app.Environment.ContentRootPath);
await app.RunAsync();
