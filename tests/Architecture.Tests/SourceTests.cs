namespace PluginHost.Architecture.Tests;

public sealed class SourceTests
{
    private const int Longest = 250;

    // A file is listed here with its reason, or it is split.
    private static readonly string[] MayBeLong = [];

    private static readonly string[] Everywhere = ["core", "sdk", "plugins", "tests", "samples"];

    public static TheoryData<string> Unwanted => ["#" + "region", "#" + "pragma warning disable", "TO" + "DO", "FIX" + "ME", "DateTime" + ".Now", "DateTime" + ".UtcNow"];

    [Theory]
    [MemberData(nameof(Unwanted))]
    public void No_source_holds(string text)
    {
        var holding = Everywhere.SelectMany(folder => Repository.Files(folder, "*.cs")).Where(file => Repository.Read(file).Contains(text, StringComparison.Ordinal));
        Assert.Empty(holding);
    }

    [Fact]
    public void No_product_file_is_long()
    {
        var tooLong = new[] { "core", "sdk", "plugins" }
            .SelectMany(folder => Repository.Files(folder, "*.cs"))
            .Except(MayBeLong)
            .Select(file => (file, lines: Repository.Read(file).Count(static letter => letter == '\n')))
            .Where(entry => entry.lines > Longest)
            .Select(entry => $"{entry.file}: {entry.lines} lines");
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("PluginHost.sln").Replace('\\', '/');
        var missing = new[] { "core", "sdk", "plugins", "tests" }
            .SelectMany(folder => Repository.Files(folder, "*.csproj"))
            .Where(project => !project.StartsWith("sdk/templates/", StringComparison.Ordinal) && !solution.Contains($"\"{project}\"", StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Fact]
    public void The_tests_mirror_the_house()
    {
        var rooms = Repository.Folders("core").Concat(Repository.Folders("plugins")).Append("Sdk");
        var missing = rooms.Where(room => !File.Exists(Path.Combine(Repository.Root, "tests", $"{room}.Tests", $"PluginHost.{room}.Tests.csproj")));
        Assert.Empty(missing);
    }

    [Fact]
    public void A_sample_knows_the_contract_only_as_a_package()
    {
        var referring = Repository.Files("samples", "*.csproj").Where(project => Repository.Read(project).Contains("ProjectReference", StringComparison.Ordinal));
        Assert.Empty(referring);
    }
}
