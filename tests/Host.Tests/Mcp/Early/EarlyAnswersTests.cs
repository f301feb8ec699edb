namespace PluginHost.Host.Tests;

public sealed class EarlyAnswersTests : IDisposable
{
    private const string Asked = """{"protocolVersion":"2025-11-25"}""";
    private static readonly ClientQuery All = new(null, null);

    private readonly DataFolderForTest _folder = new();

    public EarlyAnswersTests()
    {
        Write("bundled/obs/plugin.json", "{}");
        Write("plugins.json", "{}");
    }

    private HostSettings Settings => new(_folder.Inside("data"), 0, _folder.Inside("plugins.json"), _folder.Inside("bundled"), Verbose: false);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_question_of_the_same_person_has_the_same_answer()
    {
        Keep("mira", new ClientQuery("dice", null));
        var known = new EarlyAnswers(Settings, "mira", new ClientQuery("dice", null));
        Assert.True(known.Recall());
        Assert.Equal("[1]", known.To("tools/list", string.Empty));
        Assert.Equal("{}", known.To("initialize", Asked));
        Assert.Null(known.To("tools/list", """{"cursor":"x"}"""));
        Assert.Null(known.To("initialize", """{"protocolVersion":"2024-11-05"}"""));
        Assert.Null(known.To("prompts/list", string.Empty));
        Assert.False(Known(null));
        Assert.False(Known("mira"));
        Assert.False(Known(null, new ClientQuery("dice", null)));
    }

    [Theory]
    [InlineData("bundled/obs/PluginHost.Obs.dll")]
    [InlineData("bundled/obs/plugin.json")]
    [InlineData("data/plugins/new/plugin.json")]
    [InlineData("data/plugins.state.json")]
    [InlineData("data/people.json")]
    [InlineData("plugins.json")]
    public void Nothing_is_remembered_once_something_changed_that_decides_it(string file)
    {
        Keep();
        Assert.True(Known());
        Write(file, "{ }");
        Assert.False(Known());
    }

    [Fact]
    public void What_changes_while_the_host_looks_is_not_remembered()
    {
        var answers = new EarlyAnswers(Settings, null, All);
        Assert.False(answers.Recall());
        Answer(answers);
        Write("data/people.json", """{"people":[]}""");
        answers.Keep();
        Assert.False(Known());
    }

    [Theory]
    [InlineData("[1]", "[2]")]
    [InlineData("tools", "stool")]
    [InlineData("\n", "\n\n")]
    public void A_file_that_says_anything_else_is_none(string part, string instead)
    {
        Keep();
        var file = Assert.Single(Directory.GetFiles(_folder.Inside("data/assistants")));
        var whole = File.ReadAllText(file);
        File.WriteAllText(file, part == "tools" ? instead : whole.Replace(part, instead, StringComparison.Ordinal));
        Assert.False(Known());
        File.WriteAllText(file, whole);
        Assert.True(Known());
    }

    [Fact]
    public void However_many_assistants_come_few_are_remembered()
    {
        for (var one = 0; one < 40; one++)
        {
            Keep($"p-{one}");
        }

        Assert.Equal(32, Directory.GetFiles(_folder.Inside("data/assistants")).Length);
        Assert.True(Known("p-39"));
    }

    private bool Known(string? person = null, ClientQuery? wish = null) => new EarlyAnswers(Settings, person, wish ?? All).Recall();

    private void Keep(string? person = null, ClientQuery? wish = null)
    {
        var answers = new EarlyAnswers(Settings, person, wish ?? All);
        answers.Recall();
        Answer(answers);
        answers.Keep();
    }

    private static void Answer(EarlyAnswers answers)
    {
        answers.Learn("initialize", Asked, "{}");
        answers.Learn("tools/list", string.Empty, "[1]");
    }

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Inside(file))!);
        File.WriteAllText(_folder.Inside(file), text);
    }
}
