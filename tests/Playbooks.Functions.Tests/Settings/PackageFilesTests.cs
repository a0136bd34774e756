using System.Text.Json;
using System.Text.RegularExpressions;
using Playbooks.Functions.Settings;
using Playbooks.Functions.Triggers;
using Playbooks.Functions.Work;
using Playbooks.Testing.Data;

namespace Playbooks.Functions.Tests.Settings;

/// <summary>What the functions host reads beside the program must fit the program: it ignores in silence what is misspelt.</summary>
public sealed partial class PackageFilesTests
{
    private static readonly string[] Functions = ["api", "hooks", "q-work", "t-sweep", "ui"];

    [Theory]
    [InlineData("version", "2.0")]
    [InlineData("functionTimeout", "00:10:00")]
    [InlineData("customHandler.description.defaultExecutablePath", "app")]
    [InlineData("customHandler.description.workingDirectory", "")]
    [InlineData("customHandler.enableForwardingHttpRequest", "True")]
    [InlineData("customHandler.enableProxyingHttpRequest", "True")]
    [InlineData("customHandler.initializationTimeout", "00:01:00")]
    [InlineData("extensionBundle.id", "Microsoft.Azure.Functions.ExtensionBundle")]
    [InlineData("extensions.http.routePrefix", "")]
    [InlineData("extensions.queues.batchSize", "16")]
    [InlineData("extensions.queues.maxDequeueCount", "10")]
    [InlineData("extensions.queues.visibilityTimeout", "00:00:10")]
    [InlineData("extensions.queues.maxPollingInterval", "00:00:02")]
    [InlineData("extensions.queues.messageEncoding", "none")]
    public void The_host_is_configured_by_keys_that_it_knows(string path, string value) =>
        Assert.Equal(value, path.Split('.').Aggregate(Read("host.json"), (at, name) => at.GetProperty(name)).ToString());

    [Fact]
    public void A_run_is_held_before_the_host_puts_its_message_aside() =>
        Assert.True(WakeHandler.GiveUpAt < Read("host.json").GetProperty("extensions").GetProperty("queues").GetProperty("maxDequeueCount").GetInt32());

    [Fact]
    public void A_call_ends_long_before_the_host_would_kill_the_program()
    {
        var timeout = TimeSpan.Parse(Read("host.json").GetProperty("functionTimeout").GetString() ?? "", System.Globalization.CultureInfo.InvariantCulture);

        Assert.True(TriggerRoutes.WorkLimit <= timeout / 2);
        Assert.True(TriggerRoutes.SweepLimit <= timeout / 2);
    }

    [Fact]
    public void There_is_a_folder_for_each_function_and_no_other() =>
        Assert.Equal(Functions, Directory.EnumerateFiles(PathOf("functions"), "function.json", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(PathOf("functions"), Path.GetDirectoryName(path) ?? "")).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("api")]
    [InlineData("ui")]
    [InlineData("hooks")]
    public void An_http_function_takes_every_method_below_its_own_prefix_and_has_exactly_the_two_bindings_that_forwarding_needs(string function)
    {
        var bindings = Read($"functions/{function}/function.json").GetProperty("bindings").EnumerateArray().ToList();

        Assert.Equal(["httpTrigger", "http"], bindings.Select(binding => binding.GetProperty("type").GetString()));
        Assert.Equal($"{function}/{{*path}}", bindings[0].GetProperty("route").GetString());
        Assert.Equal("anonymous", bindings[0].GetProperty("authLevel").GetString());
        Assert.Equal(["get", "post", "put", "patch", "delete", "head", "options"], bindings[0].GetProperty("methods").EnumerateArray().Select(method => method.GetString()));
    }

    [Fact]
    public void The_trigger_functions_are_called_by_the_paths_that_the_program_answers()
    {
        var work = Assert.Single(Read($"functions{TriggerRoutes.Work}/function.json").GetProperty("bindings").EnumerateArray());
        var timer = Assert.Single(Read($"functions{TriggerRoutes.Timer}/function.json").GetProperty("bindings").EnumerateArray());

        Assert.Equal(("queueTrigger", QueueItem.Binding, "work", "RunsStorage"), (Text(work, "type"), Text(work, "name"), Text(work, "queueName"), Text(work, "connection")));
        Assert.Equal("timerTrigger", Text(timer, "type"));
        Assert.Contains($"'{Text(work, "queueName")}'", File.ReadAllText(PathOf("infra/modules/runs-storage.bicep")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_app_setting_of_the_infrastructure_is_read_by_the_program_or_belongs_to_the_host()
    {
        var given = Given();

        Assert.All(given, name => Assert.True(HostSettings.Names.Contains(name) || Host().IsMatch(name), $"{name} is read by nobody"));
    }

    [Fact]
    public void Every_setting_that_the_program_reads_is_given_by_the_infrastructure_or_belongs_to_laptop_and_host()
    {
        string[] elsewhere = ["Listen", "Development__Identity", HostSettings.PortVariable];

        Assert.Equal(HostSettings.Names.Except(elsewhere).Order(), HostSettings.Names.Intersect(Given()).Order());
    }

    private static List<string> Given()
    {
        var bicep = File.ReadAllText(PathOf("infra/modules/app.bicep"));
        var from = bicep.IndexOf("name: 'appsettings'", StringComparison.Ordinal);
        var given = Setting().Matches(bicep[from..bicep.IndexOf("\n}\n", from, StringComparison.Ordinal)]).Select(match => match.Groups["name"].Value).ToList();
        Assert.NotEmpty(given);
        return given;
    }

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllText(PathOf(path))).RootElement;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static string PathOf(string path) => Path.Combine(RepositoryRoot.Path, path);

    [GeneratedRegex(@"^    (?<name>\w+): ", RegexOptions.Multiline)]
    private static partial Regex Setting();

    /// <summary>Settings of the functions host, of Azure.Identity, of the queue binding's connection, and variables that hold secrets which settings name.</summary>
    [GeneratedRegex(@"\A(APPLICATIONINSIGHTS_\w+|AZURE_CLIENT_ID|AzureWebJobs\w+|FUNCTIONS_\w+|HOOK_\w+|RunsStorage__\w+|SESSION_KEY)\z")]
    private static partial Regex Host();
}
