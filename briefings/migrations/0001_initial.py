import briefings.models.article
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('year', models.PositiveSmallIntegerField(primary_key=True, serialize=False, verbose_name='年份')),
                ('number', models.BigIntegerField(default=0, verbose_name='版次')),
            ],
            options={
                'verbose_name': '版次',
                'verbose_name_plural': '版次',
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('code', models.SlugField(max_length=40, primary_key=True, serialize=False, verbose_name='代码')),
                ('name', models.CharField(max_length=30, unique=True, verbose_name='名称')),
                ('keywords', models.JSONField(default=list, verbose_name='关键词')),
                ('only_if_leading', models.BooleanField(default=False, help_text='几乎每篇都会提到的主题，只有标题或首段出现才标注。', verbose_name='仅凭标题或首段')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='说明')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='顺序')),
            ],
            options={
                'verbose_name': '主题',
                'verbose_name_plural': '主题',
                'ordering': ['position', 'code'],
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='顺序')),
                ('section', models.CharField(blank=True, max_length=200, verbose_name='栏目')),
                ('title', models.CharField(max_length=500, verbose_name='标题')),
                ('title_is_provisional', models.BooleanField(default=False, verbose_name='标题为暂拟')),
                ('subtitle', models.CharField(blank=True, max_length=500, verbose_name='副标题')),
                ('byline', models.CharField(blank=True, max_length=500, verbose_name='供稿')),
                ('blocks', models.JSONField(default=list, encoder=briefings.models.article.PlainChinese, verbose_name='段落')),
                ('text', models.TextField(blank=True, editable=False, verbose_name='纯文本')),
                ('excerpt', models.CharField(blank=True, editable=False, max_length=200, verbose_name='摘要')),
                ('first_line', models.PositiveIntegerField(editable=False, null=True)),
                ('last_line', models.PositiveIntegerField(editable=False, null=True)),
                ('regions', models.ManyToManyField(blank=True, related_name='articles', to='agencies.region', verbose_name='涉及地区')),
            ],
            options={
                'verbose_name': '文章',
                'verbose_name_plural': '文章',
                'ordering': ['issue_id', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('document_number', models.CharField(db_index=True, max_length=80, verbose_name='发文字号')),
                ('raw', models.CharField(max_length=120, verbose_name='原文写法')),
                ('line', models.PositiveIntegerField(null=True, verbose_name='行号')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='briefings.article')),
            ],
            options={
                'verbose_name': '引文',
                'verbose_name_plural': '引文',
                'ordering': ['article_id', 'line', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Issue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('bulletin', '简报'), ('web', '网页动态'), ('notice', '通知公告'), ('report', '工作总结'), ('statistics', '统计报表')], max_length=10, verbose_name='类别')),
                ('series', models.CharField(blank=True, help_text='报头上的名称；原文没有就留空。', max_length=100, verbose_name='刊名')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='年份')),
                ('number', models.PositiveIntegerField(blank=True, help_text='原文没有期号就留空，不要推测。', null=True, verbose_name='期号')),
                ('total_number', models.PositiveIntegerField(blank=True, null=True, verbose_name='总期号')),
                ('is_supplement', models.BooleanField(default=False, verbose_name='增刊')),
                ('document_number', models.CharField(blank=True, help_text='如“兰民发〔2021〕239号”，括号用六角括号。', max_length=80, verbose_name='发文字号')),
                ('office', models.CharField(blank=True, max_length=200, verbose_name='印发机关')),
                ('copies', models.PositiveIntegerField(blank=True, null=True, verbose_name='印数')),
                ('secrecy', models.CharField(blank=True, help_text='有密级或“内部资料”的不得发布。', max_length=60, verbose_name='密级标志')),
                ('source', models.CharField(blank=True, help_text='网页上“来源”一栏。', max_length=200, verbose_name='信息来源')),
                ('editors_note', models.TextField(blank=True, verbose_name='编者按')),
                ('dated_on', models.DateField(blank=True, null=True, verbose_name='成文日期')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='印发日期')),
                ('issued_on_is_inferred', models.BooleanField(default=False, verbose_name='印发日期为推定')),
                ('source_published_at', models.DateTimeField(blank=True, null=True, verbose_name='原网页发布时间')),
                ('imported_at', models.DateTimeField(auto_now_add=True, verbose_name='入库时间')),
                ('first_public_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='首次公开时间')),
                ('status', models.CharField(choices=[('draft', '草稿'), ('in_review', '待审'), ('published', '已发布'), ('withdrawn', '已撤下')], default='draft', max_length=10, verbose_name='状态')),
                ('edited_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='人工修改时间')),
                ('first_line', models.PositiveIntegerField(editable=False, null=True)),
                ('last_line', models.PositiveIntegerField(editable=False, null=True)),
                ('sorts_on', models.DateField(editable=False, null=True)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='issues', to='agencies.agency', verbose_name='单位')),
            ],
            options={
                'verbose_name': '期',
                'verbose_name_plural': '期',
                'ordering': ['-sorts_on', '-number', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Distribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='顺序')),
                ('role', models.CharField(choices=[('报', '报'), ('送', '送'), ('发', '发'), ('分送', '分送'), ('主送', '主送'), ('抄送', '抄送'), ('抄报', '抄报'), ('发至', '发至')], max_length=4, verbose_name='方式')),
                ('recipients', models.JSONField(default=list, verbose_name='单位名单')),
                ('issue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='distribution', to='briefings.issue')),
            ],
            options={
                'verbose_name': '报送范围',
                'verbose_name_plural': '报送范围',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='issue',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='articles', to='briefings.issue', verbose_name='期'),
        ),
        migrations.CreateModel(
            name='SourceFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64, unique=True, verbose_name='指纹')),
                ('name', models.CharField(max_length=255, verbose_name='文件名')),
                ('content', models.BinaryField(verbose_name='原始字节')),
                ('encoding', models.CharField(max_length=20, verbose_name='编码')),
                ('text', models.TextField(verbose_name='解码后的文本')),
                ('layout', models.CharField(max_length=20, verbose_name='版式')),
                ('brought_in_at', models.DateTimeField(auto_now_add=True, verbose_name='导入时间')),
                ('brought_in_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='导入人')),
            ],
            options={
                'verbose_name': '来源文件',
                'verbose_name_plural': '来源文件',
                'ordering': ['-brought_in_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, verbose_name='代码')),
                ('severity', models.CharField(choices=[('info', '提示'), ('warning', '请核对'), ('blocking', '须先解决')], max_length=8, verbose_name='程度')),
                ('line', models.PositiveIntegerField(blank=True, null=True, verbose_name='行号')),
                ('message', models.CharField(max_length=1000, verbose_name='说明')),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='处理时间')),
                ('issue', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='briefings.issue', verbose_name='期')),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='处理人')),
                ('source_file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='briefings.sourcefile', verbose_name='来源文件')),
            ],
            options={
                'verbose_name': '批注',
                'verbose_name_plural': '批注',
                'ordering': ['source_file_id', 'line', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='issue',
            name='source_file',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='issues', to='briefings.sourcefile', verbose_name='来源文件'),
        ),
        migrations.CreateModel(
            name='ArticleTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_hand', models.BooleanField(default=True, verbose_name='人工标注')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='briefings.article')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='briefings.topic', verbose_name='主题')),
            ],
            options={
                'verbose_name': '主题标注',
                'verbose_name_plural': '主题标注',
            },
        ),
        migrations.AddField(
            model_name='article',
            name='topics',
            field=models.ManyToManyField(related_name='articles', through='briefings.ArticleTopic', to='briefings.topic', verbose_name='主题'),
        ),
        migrations.AddIndex(
            model_name='issue',
            index=models.Index(fields=['status', '-sorts_on'], name='issue_public'),
        ),
        migrations.AddIndex(
            model_name='issue',
            index=models.Index(fields=['agency', 'status', '-sorts_on', '-number', '-id'], name='issue_public_of_agency'),
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.UniqueConstraint(condition=models.Q(('number__isnull', False)), fields=('agency', 'kind', 'series', 'year', 'is_supplement', 'number'), name='one_issue_per_number', violation_error_message='该单位本年度这一期已经入库。'),
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.UniqueConstraint(condition=models.Q(('document_number', ''), _negated=True), fields=('document_number',), name='one_issue_per_document_number', violation_error_message='这个发文字号已经入库。'),
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), models.Q(('agency__isnull', False), ('year__isnull', False)), _connector='OR'), name='published_issue_has_agency_and_year', violation_error_message='发布前须填写单位和年份。'),
        ),
        migrations.AddConstraint(
            model_name='articletopic',
            constraint=models.UniqueConstraint(fields=('article', 'topic'), name='one_topic_once_per_article'),
        ),
    ]
