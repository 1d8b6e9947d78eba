using CCoP.Benchmarks;

// dotnet run -c Release --project tests/CCoP.Benchmarks -- --only R2 --seconds 5 --rounds 5
if (args is [FloorProcess.Argument, ..])
{
    await FloorProcess.RunAsync();
    return;
}

var configuration = new ConfigurationBuilder().AddCommandLine(args).Build();
var only = configuration["only"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
var seconds = TimeSpan.FromSeconds(configuration.GetValue("seconds", 3));
var rounds = configuration.GetValue("rounds", 5);

await using var platform = await Platform.StartAsync(CancellationToken.None);
try
{
    await using var records = await Records.FillAsync(platform, platform.Stopping);
    var measured = await Rounds.RunAsync(platform, records, only, seconds, rounds, platform.Stopping);
    Console.WriteLine(Report.Write(measured, rounds, seconds));
}
catch (OperationCanceledException) when (platform.Stopping.IsCancellationRequested)
{
    Console.WriteLine("Ended before the last round: nothing is said of what was measured so far.");
}
